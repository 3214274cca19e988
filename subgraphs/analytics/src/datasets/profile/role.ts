import { Aggregate, type ColumnRole, type ColumnType } from '@askchart/vocabulary'
import { singularOf, wordsOf } from './words.js'

export interface ColumnFacts {
  readonly table: string
  readonly name: string
  readonly type: ColumnType
  readonly rowCount: number
  readonly distinctCount: number
  readonly minimum: number | null
  readonly maximum: number | null
}

const KEY_WORDS = new Set(['id', 'ids', 'key', 'code', 'uuid', 'guid', 'sku', 'pk', 'no', 'nr', 'number', 'num'])
const STRONG_KEY_WORDS = new Set(['id', 'uuid', 'guid', 'pk', 'key'])
const PLACES = new Set(
  'country nation region city town state province county continent zip zipcode postcode postal district territory municipality latitude longitude lat lon lng'.split(
    ' ',
  ),
)
const YEARLY = new Set(['year', 'yr', 'month', 'quarter', 'week', 'weekday', 'day', 'hour', 'decade', 'season'])
const CODED = new Set([
  'type',
  'status',
  'class',
  'grade',
  'level',
  'rank',
  'group',
  'category',
  'flag',
  'code',
  'origin',
  'tier',
  'stage',
  'phase',
  'floor',
  'cylinders',
])
const AVERAGED = new Set(
  'rate ratio age price percent percentage pct score rating temperature temp avg average mean discount margin share speed height weight length width size index level density probability latitude longitude duration mpg gpa salary budget wage fee horsepower torque acceleration displacement power expectancy expect lifespan fertility mortality wind humidity pressure elevation altitude depth diameter thickness efficiency mileage concentration intensity time runtime bmi per satisfaction response resolution latency unit balance likely likelihood ratings scores marks stars nps'.split(
    ' ',
  ),
)

/** "How likely are you to recommend us? (0-10)". */
const isScale = (words: readonly string[]): boolean => /^[01] (5|7|10)$/.test(words.slice(-2).join(' '))

const isNumeric = (type: ColumnType): boolean => type === 'INTEGER' || type === 'DECIMAL'

/** What a column is for, from its type, its name and how many values it has. */
export function roleOf(facts: ColumnFacts): ColumnRole {
  if (facts.type === 'DATE' || facts.type === 'DATETIME') return 'TIME'
  if (facts.type === 'BOOLEAN') return 'DIMENSION'
  const words = wordsOf(facts.name)
  const last = words.at(-1) ?? ''
  if (isIdentifier(facts, words, last)) return 'IDENTIFIER'
  if (words.some((word) => PLACES.has(singularOf(word))) && (facts.type === 'STRING' || isPlaceNumber(words)))
    return 'GEOGRAPHY'
  if (!isNumeric(facts.type)) return 'DIMENSION'
  return facts.type === 'INTEGER' && isCode(facts, words) ? 'DIMENSION' : 'MEASURE'
}

function isIdentifier(facts: ColumnFacts, words: readonly string[], last: string): boolean {
  const unique = facts.rowCount > 0 && facts.distinctCount === facts.rowCount
  // customerid, productID, StuID: the word is glued to what it names.
  const glued =
    /[a-z]{2,}(id|ID|Id)$/.test(facts.name) &&
    !/(paid|valid|grid|bid|void|avoid|said|mid|aid|kid|lid|rapid|solid|covid)$/i.test(facts.name)
  if (facts.type === 'DECIMAL') return false
  if (STRONG_KEY_WORDS.has(last) || glued) return true
  if (!KEY_WORDS.has(last)) return false
  if (facts.type === 'STRING') return unique || (last !== 'number' && facts.distinctCount > 50)
  return unique && (last !== 'number' || words.length > 1)
}

const isPlaceNumber = (words: readonly string[]): boolean =>
  words.some((word) =>
    ['zip', 'zipcode', 'postcode', 'postal', 'latitude', 'longitude', 'lat', 'lon', 'lng'].includes(word),
  )

/** Whole numbers that name something instead of counting it: years, grades, status codes. */
function isCode(facts: ColumnFacts, words: readonly string[]): boolean {
  const { minimum, maximum, distinctCount } = facts
  if (words.some((word) => YEARLY.has(word)) && minimum !== null && maximum !== null && minimum >= 0 && maximum < 2500)
    return true
  return distinctCount <= 12 && words.some((word) => CODED.has(singularOf(word)) || CODED.has(word))
}

/** How a measure is summed up where nobody says how; null for what is no measure. */
export function defaultAggregateOf(role: ColumnRole, name: string, unit: string | null): Aggregate | null {
  if (role !== 'MEASURE') return null
  const words = wordsOf(name)
  const averaged = unit === '%' || isScale(words) || words.some((word) => AVERAGED.has(word))
  return averaged ? Aggregate.AVERAGE : Aggregate.SUM
}
