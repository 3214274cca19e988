import { type Check, isRecord, oneOf, pointer, record, type Report, text } from './shape.js'
import { color, format, scalar } from './values.js'

/** What of a chart is drawn beside its data; more than these are not read any more. */
export const MAX_ANNOTATIONS = 50
const ID = /^[A-Za-z0-9_-]{1,40}$/

const axis = oneOf(['x', 'y'])
const label = text(200)
const shapes: Readonly<
  Record<string, { readonly parts: Readonly<Record<string, Check>>; readonly needs: readonly string[] }>
> = {
  line: { parts: { axis, at: scalar, of: oneOf(['mean', 'median', 'min', 'max']), label, color }, needs: ['axis'] },
  region: { parts: { axis, from: scalar, to: scalar, label, color }, needs: ['axis', 'from', 'to'] },
  note: { parts: { text: text(500), x: scalar, y: scalar, series: scalar, color }, needs: ['text'] },
}
const kind = oneOf(Object.keys(shapes))

function annotation(value: unknown, path: string, report: Report): void {
  if (!isRecord(value)) {
    report(path, 'must be an object.')
    return
  }
  const name = value['kind']
  const shape = typeof name === 'string' && Object.hasOwn(shapes, name) ? shapes[name] : undefined
  if (!shape) {
    kind(name, pointer(path, 'kind'), report)
    return
  }
  record({ kind, ...shape.parts })(value, path, report)
  for (const key of shape.needs) if (value[key] === undefined) report(pointer(path, key), 'is missing.')
  if (name === 'line' && (value['at'] === undefined) === (value['of'] === undefined))
    report(pointer(path, 'at'), 'a line is at a value, or of what an axis comes to: one of the two.')
}

/** Lines, regions and notes by id. They name no column and hold no expression: axes and values only. */
export const annotations: Check = (value, path, report) => {
  if (!isRecord(value)) {
    report(path, 'must be an object of annotations by id.')
    return
  }
  const entries = Object.entries(value)
  if (entries.length > MAX_ANNOTATIONS) {
    report(path, `may hold at most ${MAX_ANNOTATIONS} annotations, but holds ${entries.length}.`)
    return
  }
  for (const [id, found] of entries) {
    if (ID.test(id)) annotation(found, pointer(path, id), report)
    else report(pointer(path, id.slice(0, 100)), 'an id has 1 to 40 letters, digits, - or _.')
  }
}

/** Values written on the marks: there or not, and how. */
export const labels: Check = record({ format })
