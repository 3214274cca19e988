/** What a short form of trade stands for, and what the data must know for it to be that. */
export interface Acronym {
  readonly words: string
  /** Tables, the first of which that the data has takes the place of `*`. */
  readonly tables: readonly string[]
  /** What a column must be called; null where any column of money will do. */
  readonly column: string | null
}

const CUSTOMERS = ['user', 'customer', 'client', 'subscriber', 'member', 'account']

/** Short forms of trade by their letters. */
export const acronyms: ReadonlyMap<string, Acronym> = new Map([
  ['aov', { words: 'average * value', tables: ['order', 'sale', 'purchase'], column: null }],
  ['asp', { words: 'average unit price', tables: [], column: 'price' }],
  ['arpu', { words: 'average revenue per *', tables: CUSTOMERS, column: null }],
  ['arpc', { words: 'average revenue per *', tables: CUSTOMERS.slice(1), column: null }],
])
