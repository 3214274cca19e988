import type { Aggregate } from '@askchart/vocabulary'
import { daysOf } from './calendar.js'
import { type Catalogue, columnOf } from './catalogue.js'
import type { ColumnCheck } from './check-filter.js'
import type { Use } from './checked.js'
import { problem, refuse } from './problems.js'

const isNumeric = (type: string): boolean => type === 'INTEGER' || type === 'DECIMAL'

/** Finds the columns and tables of a catalogue, and refuses what it does not have. */
export function columnCheck(catalogue: Catalogue): ColumnCheck {
  const refs = catalogue.tables.flatMap(({ columns }) => columns.map(({ ref }) => ref))
  const names = catalogue.relationships.map(({ name }) => name)
  const tables = catalogue.tables.map(({ name }) => name)
  const assertKnown = (via: readonly string[], path: string): void => {
    const unknown = via.find((name) => !names.includes(name))
    if (unknown !== undefined) refuse(problem.unknownRelationship(path, unknown, names))
  }
  return {
    zone: catalogue.calendar === undefined ? null : daysOf(catalogue.calendar).zone,
    table(name, via = [], path, viaPath) {
      if (!tables.includes(name)) return refuse(problem.unknownTable(path, name, tables))
      assertKnown(via, viaPath)
      return { table: name, via, path }
    },
    use(ref, via = [], path) {
      const found = columnOf(catalogue, ref)
      if (found === null) return refuse(problem.unknownColumn(path, ref, refs))
      assertKnown(via, path.replace(/column$/, 'via'))
      return { table: found.table, column: found.profile, via, path }
    },
    aggregate(use: Use, aggregate: Aggregate, path: string) {
      const { type, ref } = use.column
      const needsNumbers = aggregate === 'SUM' || aggregate === 'AVERAGE' || aggregate === 'MEDIAN'
      if (needsNumbers && !isNumeric(type)) refuse(problem.notNumeric(path, aggregate, ref, type))
      const needsOrder = aggregate === 'MINIMUM' || aggregate === 'MAXIMUM'
      if (needsOrder && type === 'BOOLEAN') refuse(problem.notOrdered(path, aggregate, ref))
    },
  }
}
