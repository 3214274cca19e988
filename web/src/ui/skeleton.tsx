import { classNames } from './class-names.js'

/** Stands in for something of the same size that is on its way. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <div aria-hidden="true" className={classNames('skeleton rounded-xl', className)} />
}
