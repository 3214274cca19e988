import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.js'
import { Spinner } from './spinner.js'

const looks = {
  primary:
    'bg-ink text-paper hover:bg-accent hover:text-on-accent disabled:bg-line disabled:text-muted aria-disabled:bg-line aria-disabled:text-muted',
  plain: 'border border-line bg-surface text-ink hover:border-line-strong hover:bg-sunken disabled:text-muted',
  quiet: 'text-muted hover:bg-sunken hover:text-ink disabled:opacity-60',
  danger: 'border border-line bg-surface text-danger hover:border-danger hover:bg-danger-soft',
} as const

/** The class names of a button, for links that look like one. */
export const buttonClass = (look: keyof typeof looks = 'plain', extra = ''): string =>
  classNames(
    'inline-flex min-h-10 items-center justify-center gap-2 rounded-xl px-4 py-2 text-sm font-semibold transition-colors disabled:cursor-not-allowed aria-disabled:cursor-progress',
    looks[look],
    extra,
  )

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: keyof typeof looks
  readonly busy?: boolean
  readonly icon?: ReactNode
}

/** A button; busy, it says so, keeps the focus and does nothing. */
export function Button({
  look = 'plain',
  busy = false,
  icon,
  className,
  children,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={buttonClass(look, className)}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  )
}
