import nlp from 'compromise/two'
import { type Frame, inside } from '../assemble/frame.js'
import { measureQualifiers, plainQualifiers, standingWords, stateWords } from '../lexicon/state-words.js'
import type { Condition } from '../assemble/filter/condition.js'
import type { Slot } from '../link/links.js'
import type { PreparedColumn, Token } from '../types.js'

/** What a reading is split by and narrowed to: where "new customers" may have their place. */
export interface Placed {
  readonly conditions: readonly Condition[]
  readonly shown: ReadonlySet<PreparedColumn>
}

const MOST = 10_000
const known = new Map<string, boolean>()

/** "Refurbished", "broken", "late": a participle of the past, or an adjective. */
export function isParticiple(word: string): boolean {
  const before = known.get(word)
  if (before !== undefined) return before
  const doc = nlp(word)
  const is = doc.has('#PastTense') || doc.has('#Participle') || doc.has('#Adjective')
  if (known.size < MOST) known.set(word, is)
  return is
}

/** After these a participle is what somebody did: "patients who have made appointments", "they placed orders". */
const DOERS = new Set(
  'have has had having who that which they we i you he she it been being be not never ever did do does'.split(' '),
)

/** Patients by the id that each of their visits has, where no table is theirs. */
const isIdOfOthers = (column: PreparedColumn): boolean => column.isKey && column.table.key !== column

const saysTable = ({ links: [top] }: Slot): boolean =>
  top?.kind === 'table' ||
  (top?.kind === 'column' && (top.column.isEntity || top.column.isDisplay || isIdOfOthers(top.column)))

/** "New customers by month" are counted by the date that customers have themselves. */
function isTimed({ links: [top] }: Slot, { conditions, shown }: Placed): boolean {
  if (top?.kind === 'column' && isIdOfOthers(top.column)) return false
  const table = top?.kind === 'table' ? top.table : top?.column.table
  return [...shown, ...conditions.map(({ column }) => column)].some((column) => column.isTime && column.table === table)
}

/** "Net profit", where the profit is also called net income, is that. */
const isPartOfName = ({ links }: Slot, stem: string): boolean =>
  links.some((link) => link.kind === 'column' && link.column.forms.some((form) => form.stems.includes(stem)))

const isMeasured = ({ links: [top] }: Slot): boolean =>
  top?.kind === 'column' && top.column.isNumber && !top.column.isKey && !top.column.isForeignKey

/** Whether a word that no stage used sets apart which rows are meant, or which measure: "cancelled orders", "net revenue". */
export function isQualifier({ tokens, slots }: Frame, { index, lower, stem, kind }: Token, placed: Placed): boolean {
  if (kind !== 'word') return false
  const slot = slots.find(({ from }) => from === index + 1)
  if (measureQualifiers.has(lower) && slot !== undefined && isMeasured(slot)) return !isPartOfName(slot, stem)
  if (stateWords.has(lower)) return true
  if (slot === undefined || plainQualifiers.has(lower)) return false
  if (standingWords.has(lower)) return saysTable(slot) && !(lower.startsWith('new') && isTimed(slot, placed))
  const before = tokens[index - 1]
  const done = before !== undefined && (DOERS.has(before.lower) || slots.some((other) => inside(before.index, other)))
  return !done && isParticiple(lower)
}
