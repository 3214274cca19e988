import { type Cell, type Measure, splitRef } from '@askchart/vocabulary'

/** An expression beside what it means: its aggregates as measures, and how their values are put together. */
export interface RandomMetric {
  readonly text: string
  readonly parts: readonly Measure[]
  /** Given the value of each part. */
  readonly value: (parts: readonly Cell[]) => number | null
}

/** Columns that are aggregated, and for each table one with a value for every row. */
const MEASURED = ['customers.credit', 'orders.shipping', 'lines.amount', 'products.price', 'tickets.minutes']
const COUNTED = ['customers', 'orders', 'products', 'tickets']
const FUNCTIONS = [
  ['sum', 'SUM'],
  ['avg', 'AVERAGE'],
  ['median', 'MEDIAN'],
  ['min', 'MINIMUM'],
  ['max', 'MAXIMUM'],
  ['count', 'COUNT'],
] as const
const SIGNS = [
  ['>', 'GT'],
  ['<=', 'LTE'],
  ['<>', 'NEQ'],
] as const

const number = (cell: Cell | undefined): number | null => (cell === null || cell === undefined ? null : Number(cell))

/** Aggregates of one to three tables, some of them of some rows only, added, multiplied and divided. */
export function randomMetric(random: () => number): RandomMetric {
  const parts: Measure[] = []
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  type Node = Omit<RandomMetric, 'parts'>

  function leaf(part: Measure, text: string): Node {
    const at = parts.push(part) - 1
    const orZero = part.aggregate === 'SUM'
    return { text, value: (values) => number(values[at]) ?? (orZero ? 0 : null) }
  }
  function aggregate(): Node {
    if (random() < 0.2) {
      const table = pick(COUNTED)
      return leaf({ column: `${table}.id`, aggregate: 'COUNT' }, `count(${table})`)
    }
    const column = pick(MEASURED)
    const [name, kind] = pick(FUNCTIONS)
    if (random() < 0.7) return leaf({ column, aggregate: kind }, `${name}(${column})`)
    const [sign, operator] = pick(SIGNS)
    const value = Math.floor(random() * 30)
    const filter = { compare: { column, operator, values: [value] } }
    const bare = splitRef(column).column
    return leaf({ column, aggregate: kind, filter }, `${name}(${column} where ${bare} ${sign} ${value})`)
  }
  function node(depth: number): Node {
    const choice = depth > 0 ? random() : 1
    if (choice > 0.75) return aggregate()
    if (choice < 0.08) {
      const inner = node(depth - 1)
      return {
        text: `-(${inner.text})`,
        value(values) {
          const found = inner.value(values)
          return found === null ? null : -found
        },
      }
    }
    const [left, right] = [node(depth - 1), random() < 0.2 ? constant() : node(depth - 1)]
    const sign = pick(['+', '-', '*', '/'] as const)
    return {
      text: `(${left.text}) ${sign} (${right.text})`,
      value(values) {
        const [a, b] = [left.value(values), right.value(values)]
        if (a === null || b === null) return null
        if (sign === '/') return b === 0 ? null : a / b
        return sign === '+' ? a + b : sign === '-' ? a - b : a * b
      },
    }
  }
  function constant(): Node {
    const value = pick([0, 2, 0.5, 100])
    return { text: String(value), value: () => value }
  }
  return { ...node(3), parts }
}
