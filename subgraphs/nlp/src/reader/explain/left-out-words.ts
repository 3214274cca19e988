import type { Absent } from './absent.js'
import type { LeftOut } from './left-out.js'
import { columnName, listWords } from './words.js'

const quoted = (texts: readonly string[], joint = 'or'): string =>
  listWords(
    [...new Set(texts)].map((text) => `"${text}"`),
    joint,
  )

const isNotInData = (kind: LeftOut['kind']): boolean => kind !== 'unused' && kind !== 'length' && kind !== 'drawing'

/** What of a prompt is not in the data, in a sentence of its own; an empty text where all of it is. */
export function leftOutWords(left: readonly LeftOut[], absent: readonly Absent[]): string {
  const named = left.filter(({ kind }) => kind !== 'word' && isNotInData(kind))
  const drawings = left.filter(({ kind }) => kind === 'drawing').map(({ text }) => text)
  const unused = left.filter(({ kind }) => kind === 'unused').map(({ text }) => text)
  const lengths = left.filter(({ kind }) => kind === 'length').map(({ text }) => text)
  const sentences = [
    ...(named.length === 0
      ? []
      : [
          `Nothing in the data is called ${quoted(named.map(({ text }) => text))}, so ${
            named.length === 1 ? 'it was' : 'they were'
          } left out.`,
        ]),
    ...(unused.length === 0
      ? []
      : [`${quoted(unused, 'and')} found no place and ${unused.length === 1 ? 'was' : 'were'} left out.`]),
    ...(lengths.length === 0
      ? []
      : [`How long ${quoted(lengths)} is was not said, so it was left out: "last month" or "by month" would say it.`]),
    ...(drawings.length === 0 ? [] : [`No ${quoted(drawings)} is drawn here: this is another kind of chart.`]),
    ...absent.map(({ column, text }) => `No ${columnName(column)} is called "${text}".`),
  ]
  return sentences.join(' ')
}

/** What names nothing in the data, words of one name together. `unknown` are words that were found one by one. */
export function notInData(left: readonly LeftOut[], unknown: readonly string[]): readonly string[] {
  const texts = [...new Set(left.filter(({ kind }) => isNotInData(kind)).map(({ text }) => text))]
  const words = new Set(texts.flatMap((text) => text.split(' ')))
  return [...texts, ...unknown.filter((word) => !words.has(word))]
}
