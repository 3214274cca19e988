import type { Mentionable } from './draft.js'

/** A piece of a comment's text: as it is, or the name of somebody it mentions. */
export interface Piece {
  readonly text: string
  readonly mentioned: boolean
}

/** The name that is being typed after an @ at the caret, and where it begins; null where none is. */
export function mentionAt(text: string, caret: number): { readonly start: number; readonly search: string } | null {
  const before = text.slice(0, caret)
  const start = before.lastIndexOf('@')
  if (start < 0 || (start > 0 && !/[\s([{“"']/u.test(before[start - 1] ?? ''))) return null
  const search = before.slice(start + 1)
  return search.length <= 40 && !/[\n@]|\s\s|\s\S+\s/u.test(search) && !/^\s/u.test(search) ? { start, search } : null
}

/** The text with what is typed after the @ replaced by a whole name, and where the caret goes. */
export function withMention(
  text: string,
  { start, search }: { readonly start: number; readonly search: string },
  name: string,
): { readonly text: string; readonly caret: number } {
  const head = `${text.slice(0, start)}@${name} `
  return { text: head + text.slice(start + 1 + search.length).replace(/^ /, ''), caret: head.length }
}

/** A text in pieces, so that the people it mentions stand out. Longer names go first: they may begin with shorter ones. */
export function piecesOf(text: string, people: readonly Pick<Mentionable, 'name'>[]): readonly Piece[] {
  const names = [...new Set(people.map(({ name }) => `@${name}`))].sort((a, b) => b.length - a.length)
  const pieces: Piece[] = []
  let from = 0
  for (let at = 0; at < text.length;) {
    const found = names.find((name) => text.startsWith(name, at))
    if (found === undefined) {
      at += 1
      continue
    }
    if (at > from) pieces.push({ text: text.slice(from, at), mentioned: false })
    pieces.push({ text: found, mentioned: true })
    at += found.length
    from = at
  }
  if (from < text.length) pieces.push({ text: text.slice(from), mentioned: false })
  return pieces
}
