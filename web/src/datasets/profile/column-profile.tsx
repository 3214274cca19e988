import { useMemo } from 'react'
import { Skeleton } from '../../ui/skeleton.js'
import type { ColumnPart } from '../dataset-parts.js'
import { sayCell } from '../say-cell.js'
import { Histogram, ValueBars } from './histogram.js'
import { planOf } from './plan.js'
import { useBars } from './use-bars.js'

interface ColumnProfileProps {
  readonly datasetId: string
  readonly version: number
  readonly rowCount: number
  readonly column: ColumnPart
}

/** What is in a column, at a glance: its bars, or some of its values where bars would say nothing. */
export function ColumnProfile({ datasetId, version, rowCount, column }: ColumnProfileProps) {
  const plan = useMemo(() => planOf(column, rowCount), [column, rowCount])
  const state = useBars(datasetId, version, plan)
  const title = `Rows by ${column.label}`
  if (plan === null) {
    const values = column.sampleValues.filter((value) => value !== null)
    return (
      <p className="text-xs leading-relaxed wrap-anywhere text-muted">
        {values.length === 0 ? 'Nothing but missing values' : `${values.slice(0, 3).map(sayCell).join(', ')}, …`}
      </p>
    )
  }
  if (state.step === 'loading') return <Skeleton className="h-10" />
  if (state.step === 'failed') return <p className="text-xs text-danger">{state.message}</p>
  return plan.kind === 'values' ? (
    <ValueBars title={title} bars={state.bars} />
  ) : (
    <Histogram title={title} bars={state.bars} />
  )
}
