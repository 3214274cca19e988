import { classNames } from './class-names.js'
import { Icon } from './icon.js'

interface SearchFieldProps {
  /** What is searched, for those who do not see the glass. */
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly className?: string
}

/** A line to search a list with. */
export function SearchField({ label, placeholder, value, onChange, className }: SearchFieldProps) {
  return (
    <label className={classNames('relative block', className)}>
      <span className="sr-only">{label}</span>
      <span className="pointer-events-none absolute top-2.5 left-3 text-muted">
        <Icon name="search" />
      </span>
      <input
        type="search"
        value={value}
        placeholder={placeholder}
        onChange={(event) => onChange(event.target.value)}
        className="h-10 w-full rounded-xl border border-line bg-surface pr-3 pl-10 placeholder:text-muted"
      />
    </label>
  )
}
