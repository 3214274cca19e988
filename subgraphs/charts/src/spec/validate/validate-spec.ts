import { outputColumns, type QuerySpec } from '@askchart/vocabulary'
import { type BinSteps, checkBinSteps } from './bin-steps.js'
import { encoding } from './channel.js'
import { specTitle } from './guides.js'
import { mark } from './mark.js'
import { annotations, labels } from './overlays.js'
import { checkSense } from './sense.js'
import {
  type Check,
  either,
  isRecord,
  list,
  matching,
  number,
  oneOf,
  pointer,
  record,
  type SpecIssue,
  text,
} from './shape.js'
import { title } from './values.js'

export type { SpecIssue } from './shape.js'

/** Bytes of a spec as JSON. */
export const MAX_SPEC_BYTES = 64 * 1024
const MAX_DEPTH = 12
const MAX_ISSUES = 20
const MAX_LAYERS = 20

const schemaAddress = matching(
  /^https:\/\/vega\.github\.io\/schema\/vega-lite\/v[56](\.\d+){0,2}\.json$/,
  "Vega-Lite's own schema",
)
const length = either(
  'a number of pixels, "container" or a step',
  number(1, 4000),
  oneOf(['container']),
  record({ step: number(1, 400) }),
)
const independent = oneOf(['shared', 'independent'])
const positions = record({ x: independent, y: independent, color: independent, size: independent })

/** Walks no deeper than the bound, however deep the value is. */
const isDeeperThan = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((part) => isDeeperThan(part, levels - 1)))

const fieldCheck =
  (names: ReadonlySet<string>): Check =>
  (value, path, report) => {
    if (typeof value !== 'string' || !names.has(value))
      report(
        path,
        `${typeof value === 'string' ? `"${value.slice(0, 100)}"` : 'This'} is not a column of the chart's query: ${[...names].slice(0, 20).join(', ')}.`,
      )
  }

/**
 * Whether a spec is one that charts keep: a single or layered Vega-Lite unit whose fields are the query's output
 * columns, with nothing in it that loads, runs or makes rows; beside it `annotations` and `labels`, which are drawn as layers
 * (`withOverlays` of the vocabulary). `steps` are the widths that the query's bins have:
 * another one would draw an axis of millions of ticks. An empty list says it is; at most 20 issues are told.
 */
export function validateSpec(
  spec: unknown,
  query: Pick<QuerySpec, 'dimensions' | 'measures'>,
  steps: BinSteps = {},
): readonly SpecIssue[] {
  const issues: SpecIssue[] = []
  const report = (path: string, message: string): void => {
    if (issues.length < MAX_ISSUES) issues.push({ path, message: `${path === '' ? 'The spec' : path}: ${message}` })
  }
  if (!isRecord(spec)) return [{ path: '', message: 'The spec must be an object.' }]
  if (isDeeperThan(spec, MAX_DEPTH))
    return [{ path: '', message: `The spec may be nested at most ${MAX_DEPTH} levels deep.` }]
  const bytes = new TextEncoder().encode(JSON.stringify(spec)).length
  if (bytes > MAX_SPEC_BYTES)
    return [{ path: '', message: `The spec has ${bytes} bytes; at most ${MAX_SPEC_BYTES} are allowed.` }]

  const channels = encoding(fieldCheck(new Set(outputColumns(query).map(({ name }) => name))))
  const unit = { mark, encoding: channels, title: specTitle, description: text(2_000) }
  record({
    ...unit,
    $schema: schemaAddress,
    data: record({ name: oneOf(['data']) }),
    layer: list(record(unit), MAX_LAYERS),
    resolve: record({ scale: positions, axis: positions, legend: positions }),
    width: length,
    height: length,
    name: title,
    annotations,
    labels,
  })(spec, '', report)
  checkUnits(spec, report)
  checkBinSteps(spec, steps, report)
  checkData(spec['data'], report)
  return issues
}

function checkData(data: unknown, report: (path: string, message: string) => void): void {
  if (data === undefined) report('/data', 'is missing: a chart draws from {"name": "data"}.')
  else if (isRecord(data) && data['name'] === undefined) report('/data/name', 'is missing: it is "data".')
}

function checkUnits(spec: Readonly<Record<string, unknown>>, report: (path: string, message: string) => void): void {
  const shared = isRecord(spec['encoding']) ? spec['encoding'] : {}
  const { layer } = spec
  if (Array.isArray(layer)) {
    if (spec['mark'] !== undefined) report('/mark', 'a layered chart has its marks in its layers.')
    if (layer.length === 0) report('/layer', 'must not be empty.')
    layer.forEach((part: unknown, index) => {
      if (!isRecord(part)) return
      const path = pointer('/layer', index)
      if (part['mark'] === undefined) report(pointer(path, 'mark'), 'is missing.')
      const own = isRecord(part['encoding']) ? part['encoding'] : {}
      checkSense(part['mark'], { ...shared, ...own }, path, report)
    })
    return
  }
  if (spec['mark'] === undefined) report('/mark', 'is missing.')
  checkSense(spec['mark'], shared, '', report)
}
