import type { Cell } from '@askchart/vocabulary'
import type { Dialect } from './dialects/dialect.js'
import type { Literal } from './values.js'

/** The values of a statement. Values never stand in the text: equal ones share one parameter. */
export interface Parameters {
  /** The text that stands for the value. */
  add(literal: Literal): string
  /** p1, p2, ... with their values. */
  readonly values: ReadonlyMap<string, Cell>
}

export function createParameters(dialect: Pick<Dialect, 'parameter'>): Parameters {
  const values = new Map<string, Cell>()
  const texts = new Map<string, string>()
  return {
    values,
    add(literal) {
      const key = JSON.stringify([literal.kind, literal.value])
      const known = texts.get(key)
      if (known !== undefined) return known
      const name = `p${values.size + 1}`
      const text = dialect.parameter(name, literal.kind)
      values.set(name, literal.value)
      texts.set(key, text)
      return text
    },
  }
}
