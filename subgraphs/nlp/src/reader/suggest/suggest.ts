import type { PreparedColumn, PreparedDataset, PreparedTable, Suggestion } from '../types.js'
import { columnName, plural, rowsName } from '../explain/words.js'

const groups = (table: PreparedTable): readonly PreparedColumn[] =>
  table.columns.filter(({ profile, isTime, isForeignKey }) => {
    const distinct = profile.distinctCount ?? 0
    return (
      profile.type !== 'BOOLEAN' &&
      !isTime &&
      !isForeignKey &&
      (profile.role === 'DIMENSION' || profile.role === 'GEOGRAPHY') &&
      distinct > 1 &&
      distinct <= 60
    )
  })

/** Good first questions about a dataset, of different kinds, the largest tables first. */
export function suggestPrompts(prepared: PreparedDataset, count: number): readonly Suggestion[] {
  const tables = [...prepared.tables].sort((a, b) => b.profile.rowCount - a.profile.rowCount)
  const rounds: Suggestion[][] = []
  for (const table of tables) {
    const near = tables.filter((other) => prepared.distance(table, other) <= 2)
    const dimensions = near.flatMap(groups)
    const measures = table.columns.filter(({ profile, isForeignKey }) => profile.role === 'MEASURE' && !isForeignKey)
    const measure = measures.find((column) => column === prepared.money) ?? measures[0]
    const second = measures.find((column) => column !== measure)
    const time = table.columns.find(({ isTime }) => isTime)
    const [first, other] = dimensions
    const round: Suggestion[] = []
    if (measure !== undefined && first !== undefined)
      round.push({ text: `Top 5 ${plural(columnName(first))} by ${columnName(measure)}`, intent: 'RANKING' })
    if (measure !== undefined && time !== undefined)
      round.push({ text: `${columnName(measure)} by month of ${columnName(time)}`, intent: 'TREND' })
    if (first !== undefined)
      round.push({ text: `Number of ${rowsName(table)} by ${columnName(other ?? first)}`, intent: 'COMPARISON' })
    if (measure !== undefined && other !== undefined)
      round.push({ text: `Share of ${columnName(measure)} by ${columnName(other)}`, intent: 'COMPOSITION' })
    if (measure !== undefined) round.push({ text: `Distribution of ${columnName(measure)}`, intent: 'DISTRIBUTION' })
    if (measure !== undefined && second !== undefined)
      round.push({
        text: `Relationship between ${columnName(measure)} and ${columnName(second)}`,
        intent: 'CORRELATION',
      })
    rounds.push(round)
  }
  return rounds.flat().slice(0, count)
}
