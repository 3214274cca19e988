import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.js'
import { Spinner } from './spinner.js'

const looks = {
  primary: 'bg-ink text-paper hover:bg-accent hover:text-on-accent disabled:bg-line disabled:text-muted',
  plain: 'border border-line bg-surface text-ink hover:border-line-strong hover:bg-sunken disabled:text-muted',
  quiet: 'text-muted hover:bg-sunken hover:text-ink disabled:opacity-60',
  danger: 'border border-line bg-surface text-danger hover:border-danger hover:bg-danger-soft',
} as const

/** The class names of a button, for links that look like one. */
export const buttonClass = (look: keyof typeof looks = 'plain', extra = ''): string =>
  classNames(
    'inline-flex min-h-10 items-center justify-center gap-2 rounded-xl px-4 py-2 text-sm font-semibold transition-colors disabled:cursor-not-allowed',
    looks[look],
    extra,
  )

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: keyof typeof looks
  readonly busy?: boolean
  readonly icon?: ReactNode
}

/** A button; busy, it says so, keeps its width and does nothing. */
export function Button({
  look = 'plain',
  busy = false,
  icon,
  className,
  children,
  disabled,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      disabled={(disabled ?? false) || busy}
      aria-busy={busy}
      className={buttonClass(look, className)}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  )
}
