import type { Analysis, QuerySpec } from '@askchart/vocabulary'
import { valueKey } from '../reader/link/value-key.js'
import type { PreparedColumn, PreparedDataset } from '../reader/types.js'
import { type Change, changesBetween, type Use } from './changes.js'
import type { Lesson } from './lesson.js'

/** Longer ones are sentences, and no name for anything. */
const LONGEST_PHRASE = 60

/** What a correction is read from. */
export interface Correction {
  readonly analysis: Pick<Analysis, 'prompt' | 'query' | 'mentions'>
  readonly corrected: QuerySpec
  readonly dataset: PreparedDataset
  /** Phrases of the prompt that found no place in the dataset. */
  readonly unknown: readonly string[]
}

/** The words that led to a use, as they stand in the prompt; null where the reader took it by itself. */
function phraseOf({ place, column, values }: Use, { mentions }: Correction['analysis']): string | null {
  const found = mentions.find((mention) =>
    place === 'filter'
      ? mention.column === column && mention.value !== null && mention.value === values[0]
      : mention.column === column && mention.value === null && ['MEASURE', 'DIMENSION', 'TIME'].includes(mention.kind),
  )
  return found?.text ?? null
}

/** Whether a phrase names the rows of the column's table, such as "customers", and not the column. */
const namesRows = (phrase: string, column: PreparedColumn): boolean =>
  column.table.display === column &&
  column.table.forms.some((form) => form.quality === 1 && form.stems.join(' ') === valueKey(phrase))

function naming(phrase: string, { to }: Change): readonly Lesson[] {
  if (phrase.length > LONGEST_PHRASE || valueKey(phrase) === '') return []
  if (to.place !== 'filter') return [{ kind: 'SYNONYM', phrase: phrase.toLowerCase(), column: to.column }]
  const [value, ...more] = to.values
  return typeof value !== 'string' || value === '' || more.length > 0
    ? []
    : [{ kind: 'VALUE', phrase: phrase.toLowerCase(), column: to.column, value }]
}

/** Words that led to the wrong column mean the right one from now on. */
function renamed(change: Change, correction: Correction): readonly Lesson[] | null {
  const { from, to } = change
  const phrase = from === null ? null : phraseOf(from, correction.analysis)
  if (from === null || phrase === null) return null
  const { columns } = correction.dataset
  const [before, after] = [columns.get(from.column), columns.get(to.column)]
  if (to.place === 'filter') {
    // Who says West and then picks East has changed their mind; the word still means what it says.
    const literal = valueKey(phrase) === valueKey(String(from.values[0]))
    return literal && valueKey(phrase) !== valueKey(String(to.values[0])) ? [] : naming(phrase, change)
  }
  if (from.column === to.column) return []
  if (before !== undefined && before.table === after?.table && to.place === 'dimension' && namesRows(phrase, before))
    return [{ kind: 'PREFERENCE', column: to.column, over: from.column }]
  return naming(phrase, change)
}

/** A column that no word named, and that another one is to be taken for: a date, or what sells best. */
function preferred({ from, to }: Change, { dataset }: Correction): readonly Lesson[] {
  if (from === null || from.column === to.column) return []
  const [before, after] = [dataset.columns.get(from.column), dataset.columns.get(to.column)]
  const alike =
    (before?.isTime === true && after?.isTime === true) || (before === dataset.money && after?.isNumber === true)
  return alike ? [{ kind: 'PREFERENCE', column: to.column, over: from.column }] : []
}

/** How a measure is summed up where the prompt does not say. */
function summedUp(
  { to: { place, column: ref, aggregate } }: Change,
  { dataset, analysis }: Correction,
): readonly Lesson[] {
  const column = dataset.columns.get(ref)
  if (place !== 'measure' || aggregate === null || column?.isNumber !== true) return []
  const said = analysis.mentions.some(({ kind }) => kind === 'AGGREGATE')
  return said || aggregate === (column.profile.defaultAggregate ?? 'SUM')
    ? []
    : [{ kind: 'AGGREGATE', column: ref, aggregate }]
}

/**
 * What a correction teaches beyond its own question. A phrase that found no place is taken for the one thing that the
 * correction brought in without any word for it; where there are several of either, nothing is guessed.
 */
export function lessonsOf(correction: Correction): readonly Lesson[] {
  const changes = changesBetween(correction.analysis.query, correction.corrected)
  const read = changes.map((change) => ({
    change,
    named: renamed(change, correction),
    preferred: preferred(change, correction),
  }))
  const wordless = read.filter(({ named, change }) => named === null && change.from?.column !== change.to.column)
  const surest = wordless.filter((one) => one.preferred.length === 0)
  const [only, ...others] = surest.length > 0 ? surest : wordless
  const [phrase, ...phrases] = correction.unknown
  const taken = phrases.length === 0 && others.length === 0 && phrase !== undefined ? only : undefined
  return [
    ...read.flatMap((one): readonly Lesson[] => {
      if (one === taken && phrase !== undefined) return naming(phrase, one.change)
      return one.named ?? one.preferred
    }),
    ...changes.flatMap((change) => summedUp(change, correction)),
  ]
}
