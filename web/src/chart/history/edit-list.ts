import type { ShownEdit } from '../types.js'

/** The edits with one more, newest first, none twice: a reconnecting subscription repeats what it is not sure was seen, which leaves the very list. */
export function withEdit(edits: readonly ShownEdit[], edit: ShownEdit): readonly ShownEdit[] {
  if (edits.some(({ version }) => version === edit.version)) return edits
  return [edit, ...edits].toSorted((a, b) => b.version - a.version)
}

/** Two lists of edits as one. */
export const mergeEdits = (a: readonly ShownEdit[], b: readonly ShownEdit[]): readonly ShownEdit[] =>
  b.reduce(withEdit, a)

const said: readonly (readonly [prefix: string, words: string])[] = [
  ['/title', 'the title'],
  ['/description', 'the description'],
  ['/query', 'the question to the data'],
  ['/spec/mark/color', 'the colour'],
  ['/spec/mark', 'the mark'],
  ['/spec/encoding/color/scale', 'the colours'],
  ['/spec/encoding', 'the axes'],
  ['/spec', 'the look'],
]

/** What an edit changed, in words: "the title and the mark". */
export function editInWords(edit: Pick<ShownEdit, 'changes'>): string {
  const words = new Set(edit.changes.map(({ path }) => said.find(([prefix]) => path.startsWith(prefix))?.[1] ?? path))
  const list = [...words]
  const last = list.pop()
  if (last === undefined) return 'nothing'
  return list.length === 0 ? last : `${list.join(', ')} and ${last}`
}
