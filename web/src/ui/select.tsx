import type { ComponentProps } from 'react'
import { classNames } from './class-names.js'

const looks = {
  boxed: 'h-10 rounded-xl border border-line bg-surface pr-9 pl-3 hover:border-line-strong',
  quiet: 'h-9 rounded-lg bg-transparent pr-7 pl-1 hover:bg-sunken',
} as const

interface SelectProps extends ComponentProps<'select'> {
  readonly label: string
  readonly look?: keyof typeof looks
}

/** One of a few choices, by the browser's own list; named by its label, which is only read aloud. */
export function Select({ label, look = 'boxed', className, ...rest }: SelectProps) {
  return (
    <label className={classNames('relative inline-flex max-w-full min-w-0 items-center', className)}>
      <span className="sr-only">{label}</span>
      <select
        {...rest}
        className={classNames('w-full min-w-0 appearance-none truncate text-sm font-semibold text-ink', looks[look])}
      />
      <svg
        aria-hidden="true"
        width="12"
        height="12"
        viewBox="0 0 12 12"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        className={classNames('pointer-events-none absolute text-muted', look === 'boxed' ? 'right-3' : 'right-2')}
      >
        <path d="M2.500 4.500 6 8l3.500-3.500" />
      </svg>
    </label>
  )
}
