import type { ComponentProps } from 'react'
import { classNames } from './class-names.js'

/** A raised sheet that holds one thing. */
export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return (
    <section {...rest} className={classNames('rounded-2xl border border-line bg-surface shadow-card', className)} />
  )
}
