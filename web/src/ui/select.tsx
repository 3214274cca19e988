import type { ComponentProps } from 'react'
import { classNames } from './class-names.js'

const looks = {
  boxed: 'h-10 rounded-xl border border-line bg-surface pr-9 pl-3 hover:border-line-strong',
  field: 'h-10 rounded-xl border border-line bg-surface pr-9 pl-3 hover:border-line-strong disabled:text-muted',
  quiet: 'h-9 rounded-lg bg-transparent pr-7 pl-1 hover:bg-sunken',
} as const

interface SelectProps extends ComponentProps<'select'> {
  readonly label: string
  readonly look?: keyof typeof looks
}

/** One of a few choices, by the browser's own list. A field has its label above; the others have theirs read aloud alone. */
export function Select({ label, look = 'boxed', className, ...rest }: SelectProps) {
  return (
    <label className={classNames(look === 'field' ? 'block' : 'inline-block', 'max-w-full min-w-0', className)}>
      <span className={look === 'field' ? 'mb-1 block text-xs font-semibold text-muted' : 'sr-only'}>{label}</span>
      <span className="relative flex items-center">
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
          className={classNames('pointer-events-none absolute text-muted', look === 'quiet' ? 'right-2' : 'right-3')}
        >
          <path d="M2.500 4.500 6 8l3.500-3.500" />
        </svg>
      </span>
    </label>
  )
}
