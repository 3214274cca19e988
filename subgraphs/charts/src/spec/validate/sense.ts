import { isRecord, pointer, type Report } from './shape.js'

const has = (encoding: Readonly<Record<string, unknown>>, ...channels: readonly string[]): boolean =>
  channels.some((channel) => isRecord(encoding[channel]))

/** A map, so that a mark named like something every object has needs nothing. */
const NEEDS: ReadonlyMap<string | null, readonly (readonly string[])[]> = new Map([
  ['bar', [['x', 'y']]],
  ['line', [['x'], ['y']]],
  ['trail', [['x'], ['y']]],
  ['area', [['x'], ['y']]],
  ['point', [['x', 'y']]],
  ['circle', [['x', 'y']]],
  ['square', [['x', 'y']]],
  ['tick', [['x', 'y']]],
  ['rule', [['x', 'y']]],
  ['rect', [['x', 'y']]],
  ['boxplot', [['x', 'y']]],
  ['arc', [['theta']]],
])

const typeOf = (mark: unknown): string | null => {
  const name = isRecord(mark) ? mark['type'] : mark
  return typeof name === 'string' ? name : null
}

/** Whether the parts of a unit go together: an arc has an angle, a line has two ends of its axes, and so on. */
export function checkSense(
  mark: unknown,
  encoding: Readonly<Record<string, unknown>>,
  path: string,
  report: Report,
): void {
  const name = typeOf(mark)
  if (isRecord(mark) && mark['type'] === undefined) report(pointer(`${path}/mark`, 'type'), 'is missing.')
  for (const channels of NEEDS.get(name) ?? []) {
    if (!has(encoding, ...channels))
      report(pointer(path, 'encoding'), `A chart of mark ${name} needs ${channels.join(' or ')}.`)
  }
  const wordless = isRecord(mark) ? mark['text'] === undefined : true
  if (name === 'text' && wordless && !has(encoding, 'text'))
    report(pointer(path, 'encoding'), 'A chart of mark text needs text.')
  for (const [channel, definition] of Object.entries(encoding))
    checkChannel(channel, definition, `${path}/encoding`, report)
  for (const position of ['x', 'y'] as const) {
    if (has(encoding, `${position}Offset`) && !has(encoding, position))
      report(pointer(`${path}/encoding`, `${position}Offset`), `${position}Offset needs ${position}.`)
  }
}

function checkChannel(channel: string, definition: unknown, path: string, report: Report): void {
  const at = pointer(path, channel)
  if (Array.isArray(definition)) {
    definition.forEach((one, index) => checkChannel(String(index), one, at, report))
    return
  }
  if (!isRecord(definition)) return
  const { field, type, aggregate } = definition
  const means = ['field', 'datum', 'value', 'aggregate'].filter((key) => definition[key] !== undefined)
  if (means.length === 0) report(pointer(at, 'field'), 'is missing: a channel needs a field, a datum or a value.')
  if (field !== undefined && type === undefined && channel !== 'x2' && channel !== 'y2' && channel !== 'theta2')
    report(at, 'needs a type: quantitative, temporal, ordinal or nominal.')
  if (typeof aggregate === 'string' && aggregate !== 'count' && field === undefined)
    report(pointer(at, 'field'), `is missing: the aggregate ${aggregate} needs a field.`)
  if (
    definition['stack'] !== undefined &&
    type !== undefined &&
    type !== 'quantitative' &&
    definition['stack'] !== null &&
    definition['stack'] !== false
  )
    report(pointer(at, 'stack'), 'only a quantitative channel stacks.')
  if ((channel === 'theta' || channel === 'size') && type === 'nominal')
    report(pointer(at, 'type'), `${channel} needs a quantity.`)
}
