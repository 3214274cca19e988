import { acronyms } from '../lexicon/acronyms.js'
import { stemOf } from '../normalize/stem.js'
import type { PreparedDataset, Token } from '../types.js'

/** The words that a short form of trade stands for in this data; null where it is none, is a name, or the data has no such thing. */
function wordsFor({ kind, lower, stem }: Token, { stems, values, tableStems, money }: PreparedDataset): string | null {
  const meant = kind === 'word' ? acronyms.get(lower) : undefined
  if (meant === undefined || stems.has(stem) || tableStems.has(stem) || values.has(stem)) return null
  if (meant.column === null ? money === null : !stems.has(stemOf(meant.column))) return null
  const table = meant.tables.find((name) => tableStems.has(stemOf(name)))
  return table === undefined && meant.tables.length > 0 ? null : meant.words.replace('*', table ?? '')
}

/** The tokens with "AOV" and the like in full, each of whose words stands where the letters do. */
export function spelledOut(tokens: readonly Token[], prepared: PreparedDataset): readonly Token[] {
  if (!tokens.some(({ lower }) => acronyms.has(lower))) return tokens
  return tokens
    .flatMap((token): readonly Token[] => {
      const words = wordsFor(token, prepared)?.split(' ')
      return words?.map((lower) => ({ ...token, lower, text: lower, stem: stemOf(lower) })) ?? [token]
    })
    .map((token, index) => ({ ...token, index }))
}
