import { binRange, type DatasetProfile, outputColumns, type QuerySpec } from '@askchart/vocabulary'
import { columnIn } from '../profile.js'
import { isRecord, pointer, type Report } from './shape.js'

/** The width of the bins of each binned result column. */
export type BinSteps = Readonly<Record<string, number>>

/** As analytics will bin them: the width asked for, else the one found from the column's range. */
export function binSteps(query: QuerySpec, profile: DatasetProfile): BinSteps {
  const steps: Record<string, number> = {}
  for (const column of outputColumns(query)) {
    if (column.kind !== 'dimension' || column.dimension.bin === undefined) continue
    const known = columnIn(profile, column.dimension.column)
    const step = known ? binRange(query, column.dimension, known)?.step : column.dimension.bin.step
    if (step !== undefined) steps[column.name] = step
  }
  return steps
}

type Found = (field: unknown, step: unknown, path: string) => void

function eachStep(value: unknown, path: string, found: Found): void {
  if (Array.isArray(value)) value.forEach((part, index) => eachStep(part, pointer(path, index), found))
  if (!isRecord(value)) return
  const { bin } = value
  if (isRecord(bin) && bin['step'] !== undefined) found(value['field'], bin['step'], `${path}/bin/step`)
  for (const [key, part] of Object.entries(value)) eachStep(part, pointer(path, key), found)
}

/** The widths that a spec already draws with. */
export function stepsIn(spec: unknown): BinSteps {
  const steps: Record<string, number> = {}
  eachStep(spec, '', (field, step) => {
    if (typeof field === 'string' && typeof step === 'number') steps[field] = step
  })
  return steps
}

export function checkBinSteps(spec: unknown, steps: BinSteps, report: Report): void {
  eachStep(spec, '', (field, step, path) => {
    const known = typeof field === 'string' && Object.hasOwn(steps, field) ? steps[field] : undefined
    if (known === undefined) report(path, 'only a column that the query bins has a step.')
    else if (step !== known) report(path, `must be ${known}, the width of the query's bins.`)
  })
}
