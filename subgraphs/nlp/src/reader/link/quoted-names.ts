import type { NameForm, PreparedDataset, Token } from '../types.js'
import type { Link } from './links.js'
import { valueKey } from './value-key.js'

const saysAll =
  (said: string) =>
  ({ quality, stems }: NameForm): boolean =>
    quality === 1 && stems.join(' ') === said

/** The columns and tables whose names stand in quotes, word for word: `the "date became customers"`. A value is a value. */
export function quotedNames(tokens: readonly Token[], prepared: PreparedDataset): readonly Link[] {
  return tokens.flatMap(({ kind, text, index }): readonly Link[] => {
    const said = valueKey(text)
    if (kind !== 'quoted' || said === '' || prepared.values.has(said)) return []
    const place = { from: index, to: index + 1, score: 1, words: said.split(' ').length }
    const [first = ''] = said.split(' ')
    const columns = (prepared.stems.get(first) ?? []).filter(({ forms }) => forms.some(saysAll(said)))
    const tables = (prepared.tableStems.get(first) ?? []).filter(({ forms }) => forms.some(saysAll(said)))
    return [
      ...columns.map((column): Link => ({ ...place, kind: 'column', column })),
      ...tables.map((table): Link => ({ ...place, kind: 'table', table })),
    ]
  })
}
