import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from './class-names.js'

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'id'> {
  readonly label: string
  /** What is worth knowing while it is filled in. */
  readonly hint?: ReactNode
  /** What is wrong with what it holds. */
  readonly problem?: string | null
}

/** A line of text with its label above, and what is wrong with it below. */
export function TextField({ label, hint, problem = null, className, ...rest }: TextFieldProps) {
  const id = useId()
  const described = [hint !== undefined && `${id}-hint`, problem !== null && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <div className={classNames('min-w-0', className)}>
      <label htmlFor={id} className="mb-1 block text-xs font-semibold text-muted">
        {label}
      </label>
      <input
        autoComplete="off"
        {...rest}
        id={id}
        aria-invalid={problem !== null || undefined}
        aria-describedby={described === '' ? undefined : described}
        className="h-10 w-full rounded-xl border border-line bg-paper px-3 text-sm hover:border-line-strong aria-invalid:border-danger"
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className="mt-1 text-xs leading-relaxed text-muted">
          {hint}
        </p>
      )}
      {problem !== null && (
        <p id={`${id}-problem`} role="alert" className="mt-1 text-xs leading-relaxed text-danger">
          {problem}
        </p>
      )}
    </div>
  )
}
