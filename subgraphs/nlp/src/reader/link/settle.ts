import { qualities } from '../lexicon/qualities.js'
import { measureQualifiers } from '../lexicon/state-words.js'
import { singular } from '../normalize/stem.js'
import { looksLikeYears } from './years.js'
import type { Token } from '../types.js'
import { columnLinks, type Link, type Slot, tableLinks, valueLinks } from './links.js'

const JOINTS = new Set(['vs', 'versus', 'and', 'or', ',', '&', 'against', 'with', 'to'])
/** What is said along with each side: "rain vs sun days". */
const between = (tokens: readonly Token[], a: Slot, b: Slot): boolean => {
  const words = tokens.slice(a.to, b.from)
  return words.length > 0 && words.length < 3 && words.every(({ lower }) => JOINTS.has(lower))
}

const first = (slot: Slot, link: Link): Slot => ({
  ...slot,
  links: [
    { ...link, score: Math.max(link.score, slot.links[0]?.score ?? 0) },
    ...slot.links.filter(
      (other) =>
        !(other.kind === link.kind && other.kind !== 'table' && link.kind !== 'table' && other.column === link.column),
    ),
  ],
})

/** Of two places joined by "and" or "vs", one a value: the other is a value of the same column where it can be. */
function coordinated(slots: readonly Slot[], tokens: readonly Token[]): readonly Slot[] {
  return slots.map((slot, index) => {
    if (slot.links[0]?.kind === 'value') return slot
    const near = [slots[index - 1], slots[index + 1]].filter(
      (other) => other !== undefined && (between(tokens, other, slot) || between(tokens, slot, other)),
    )
    const columns = new Set(near.flatMap((other) => (other?.links[0]?.kind === 'value' ? [other.links[0].column] : [])))
    const twin = valueLinks(slot).find(({ column }) => columns.has(column))
    return twin === undefined ? slot : first(slot, twin)
  })
}

/** "Hottest temperature": of what the noun may mean, that which the adjective means. */
function qualified(slots: readonly Slot[], tokens: readonly Token[]): readonly Slot[] {
  const settled = slots.map((slot, index) => {
    const before = slots[index - 1]
    const adjective = tokens[before?.from ?? -1]?.lower ?? ''
    if (before === undefined || before.to !== slot.from || !qualities.has(adjective)) return slot
    const [top] = columnLinks(before)
    const twin = columnLinks(slot).find(({ column, score }) => column === top?.column && score > 0.4)
    return twin === undefined ? slot : first(slot, { ...twin, score: 0.96 })
  })
  return settled.filter((slot, index) => {
    const next = settled[index + 1]
    const said = next !== undefined && next.from === slot.to && next !== slots[index + 1]
    return !said
  })
}

/** "Net revenue" is no net income: what qualifies a measure names no other by a part of its name. */
const unqualified = (slots: readonly Slot[], tokens: readonly Token[]): readonly Slot[] =>
  slots.filter((slot, index) => {
    const next = slots[index + 1]
    const [top] = columnLinks(slot)
    const measured = next?.links[0]
    if (slot.to > slot.from + 1 || !measureQualifiers.has(tokens[slot.from]?.lower ?? '')) return true
    if (top?.said?.head !== false || next?.from !== slot.to || measured?.kind !== 'column') return true
    return !measured.column.isNumber || measured.column === top.column
  })

const SAID_OF_IT = new Set('it they he she was were is are the a has been'.split(' '))
const CLAUSE = 4

/** "The year it was founded", "founded year": a year that a column beside it holds is no other table's year. */
const ofItsColumn = (slots: readonly Slot[], tokens: readonly Token[]): readonly Slot[] =>
  slots.filter((slot, index) => {
    const [year] = columnLinks(slot)
    if (slot.to !== slot.from + 1 || !/^years?$/.test(tokens[slot.from]?.lower ?? '') || year === undefined) return true
    const [before, after] = [slots[index - 1], slots[index + 1]]
    const says = (other: Slot | undefined, from: number, to: number): boolean => {
      const [top] = other?.links ?? []
      const between = tokens.slice(from, to)
      return (
        top?.kind === 'column' &&
        top.column !== year.column &&
        looksLikeYears(top.column) &&
        between.length <= CLAUSE &&
        between.every(({ lower }) => SAID_OF_IT.has(lower))
      )
    }
    return (
      !(says(before, before?.to ?? 0, slot.from) && before?.to === slot.from) && !says(after, slot.to, after?.from ?? 0)
    )
  })

/** "Card types" where transactions have types as well: those of the cards, whose column is called so. */
const ofItsTable = (slots: readonly Slot[], tokens: readonly Token[]): readonly Slot[] =>
  slots.flatMap((slot, index): readonly Slot[] => {
    const next = slots[index + 1]
    const before = slots[index - 1]
    if (next !== undefined && ownOf(slot, next, tokens) !== undefined) return []
    const own = before === undefined ? undefined : ownOf(before, slot, tokens)
    if (before === undefined || own === undefined) return [slot]
    const others = slot.links.map((link) => ({ ...link, score: Math.min(link.score, 0.5) }))
    return [{ ...first({ ...slot, links: others }, { ...own, score: 0.96 }), from: before.from }]
  })

/** The column of the table that one place names which both words call, where the second alone means another. */
function ownOf(table: Slot, named: Slot, tokens: readonly Token[]) {
  const [owner] = table.links
  const [top] = named.links
  const [a, b] = [tokens[table.to - 1], tokens[named.to - 1]]
  if (owner?.kind !== 'table' || top?.kind !== 'column' || table.to !== named.from || named.to !== named.from + 1)
    return undefined
  if (top.column.table === owner.table || a === undefined || b === undefined || singular(a.lower) !== a.lower)
    return undefined
  return columnLinks(named).find(
    ({ column: { table: of, forms } }) =>
      of === owner.table &&
      forms.some(({ quality, stems }) => quality === 1 && stems.includes(a.stem) && stems.includes(b.stem)),
  )
}

/** "Institution names" where each is called by a column of that name, and buildings have names. */
const ofItsNames = (slots: readonly Slot[], tokens: readonly Token[]): readonly Slot[] =>
  slots.flatMap((slot, index): readonly Slot[] => {
    const [before, next] = [slots[index - 1], slots[index + 1]]
    if (next !== undefined && nameOf(slot, next, tokens) !== undefined) return []
    const name = before === undefined ? undefined : nameOf(before, slot, tokens)
    return before === undefined || name === undefined ? [slot] : [{ ...before, to: slot.to, links: name }]
  })

/** "The names of the layouts" where each is called by a column of that name, and scales have names. */
const namesOfThing = (slots: readonly Slot[], tokens: readonly Token[]): readonly Slot[] =>
  slots.map((slot, index) => {
    const thing = slots[index + 1]
    const words = tokens.slice(slot.to, thing?.from).map(({ lower }) => lower)
    if (thing === undefined || !OF.has(words.join(' '))) return slot
    const name = nameOf({ ...thing, to: slot.from }, slot, tokens)
    return name === undefined ? slot : { ...slot, links: name }
  })

/** What a table's rows are called by, where "names" after the table's own name means a column of another table. */
function nameOf(thing: Slot, named: Slot, tokens: readonly Token[]): readonly Link[] | undefined {
  const [top] = columnLinks(thing)
  const [other] = named.links
  if (!/^(names?|titles?)$/.test(tokens[named.from]?.lower ?? '') || named.to !== named.from + 1) return undefined
  if (thing.to !== named.from || top === undefined || top.score < 1 || other?.kind !== 'column') return undefined
  const { table, profile } = top.column
  const isName = profile.type === 'STRING' && !top.column.isForeignKey && tableLinks(thing)[0]?.table === table
  const own = columnLinks(named).some(({ column }) => column.table === table)
  return isName && !own ? [top, ...thing.links.filter((link) => link !== top)] : undefined
}

/** "The price of the rooms" is what rooms call their price, where bookings have what only stands for one. */
const ofItsOwner = (slots: readonly Slot[], tokens: readonly Token[]): readonly Slot[] =>
  slots.map((slot, index) => {
    const [top] = slot.links
    const owner = slots[index + 1]
    const words = tokens.slice(slot.to, owner?.from).map(({ lower }) => lower)
    const table = owner === undefined ? undefined : tableLinks(owner)[0]
    if (top?.kind !== 'column' || top.said?.synonym !== true || table === undefined || table.score < 0.95) return slot
    if (!['of', 'of the', 'of all', 'of all the'].includes(words.join(' ')) || top.column.table === table.table)
      return slot
    const own = columnLinks(slot).find(
      ({ column, said }) => column.table === table.table && said?.synonym === false && said.head,
    )
    return own === undefined ? slot : first(slot, own)
  })

const OF = new Set(['of', 'of the', 'of a', 'of an', 'of each', 'of all', 'of every'])

/** "Each type of client" where clients have a type: theirs, and not that of something else. */
const kindOfThing = (slots: readonly Slot[], tokens: readonly Token[]): readonly Slot[] =>
  slots.map((slot, index) => {
    const [top] = slot.links
    const owner = slots[index + 1]
    const [table] = owner?.links ?? []
    const word = tokens[slot.from]
    if (top?.kind !== 'column' || table?.kind !== 'table' || table.score < 0.95 || slot.to !== slot.from + 1)
      return slot
    const words = tokens.slice(slot.to, owner?.from).map(({ lower }) => lower)
    if (!OF.has(words.join(' ')) || !KINDS.test(word?.lower ?? '') || top.column.table === table.table) return slot
    const own = columnLinks(slot).filter(({ column }) => column.table === table.table)
    const [only] = own
    return own.length === 1 && only !== undefined ? first(slot, only) : slot
  })
const KINDS = /^(type|kind|category|class|status|level)s?$/

/** "Male and female keepers" where animals have a sex too: what stands before the rows is what they have. */
const ofItsRows = (slots: readonly Slot[], tokens: readonly Token[]): readonly Slot[] => {
  const settled = [...slots]
  for (let index = slots.length - 2; index >= 0; index -= 1) {
    const [slot, next] = [settled[index], settled[index + 1]]
    const [top] = slot?.links ?? []
    const [after] = next?.links ?? []
    if (slot === undefined || next === undefined || top?.kind !== 'value' || after === undefined) continue
    const leads = after.kind === 'table' ? slot.to === next.from : after.kind === 'value' && between(tokens, slot, next)
    const rows = after.kind === 'table' ? after.table : after.column.table
    const twin = valueLinks(slot).find(({ column, score }) => column.table === rows && score >= top.score - NEARLY)
    const twins = valueLinks(slot).filter(({ column }) => column.table === rows)
    if (leads && twin !== undefined && twins.length === 1 && top.column.table !== rows)
      settled[index] = first(slot, twin)
  }
  return settled
}
const NEARLY = 0.05

const PER = new Set(['a', 'an', 'per'])

/** "More than 21 an hour": the hour is part of the amount, and no hours that were worked. */
const outsideRates = (slots: readonly Slot[], tokens: readonly Token[]): readonly Slot[] =>
  slots.filter(
    ({ from, to }) =>
      to !== from + 1 ||
      !/^(hour|day|week|month|year)$/.test(tokens[from]?.lower ?? '') ||
      !PER.has(tokens[from - 1]?.lower ?? '') ||
      tokens[from - 2]?.value == null,
  )

/** Places whose meaning is settled by their neighbours. */
export const settle = (slots: readonly Slot[], tokens: readonly Token[]): readonly Slot[] =>
  [
    coordinated,
    qualified,
    unqualified,
    ofItsColumn,
    ofItsTable,
    ofItsNames,
    namesOfThing,
    ofItsOwner,
    kindOfThing,
    ofItsRows,
    outsideRates,
  ].reduce((settled, step) => step(settled, tokens), slots)
