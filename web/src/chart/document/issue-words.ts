interface Issue {
  /** JSON pointer into the chart, such as /spec/mark/color. */
  readonly path: string
  readonly message: string
}
interface Refusal {
  readonly message: string
  readonly issues: readonly Issue[]
}

const MOST_ISSUES = 3
const AXES: Readonly<Record<string, string>> = { x: 'horizontal axis', y: 'vertical axis' }

/** Parts of a chart by the names that the editor has for them; the first that fits counts. */
const PLACES: readonly (readonly [path: RegExp, words: string])[] = [
  [/^\/title/, 'Title'],
  [/^\/description/, 'Description'],
  [/^\/query\/filter/, 'Filter'],
  [/^\/query\/(orderBy|limit)/, 'Order of the rows'],
  [/^\/query\/dimensions/, 'What the question splits by'],
  [/^\/query\/measures/, 'What the question measures'],
  [/^\/query/, 'Question to the data'],
  [/^\/spec\/width/, 'Width'],
  [/^\/spec\/height/, 'Height'],
  [/^\/spec\/labels/, 'Values on the marks'],
  [/^\/spec\/annotations/, 'Annotations'],
  [/^\/spec(\/layer\/\d+)?\/mark\/(color|fill|stroke)/, 'Colour of the marks'],
  [/^\/spec(\/layer\/\d+)?\/mark/, 'Marks'],
  [/\/encoding\/(color|fill|stroke)\/legend/, 'Legend'],
  [/\/encoding\/(color|fill|stroke)\/scale/, 'Colours'],
  [/\/encoding\/(color|fill|stroke)/, 'What the colours tell'],
  [/\/encoding\/tooltip/, 'Tooltip'],
  [/\/encoding\/theta/, 'Slice size'],
  [/\/encoding\/size/, 'Point size'],
  [/\/encoding\/(facet|row|column)/, 'Panels'],
  [/\/encoding\/order/, 'Order'],
  [/\/encoding/, 'Columns'],
  [/^\/spec/, 'Look'],
]
/** Of an axis, by what follows its channel. */
const OF_AXIS: readonly (readonly [path: RegExp, words: string])[] = [
  [/^(\/axis)?\/title/, 'Title'],
  [/^(\/axis)?\/format/, 'Numbers and dates'],
  [/^\/axis\/label/, 'Labels'],
  [/^\/axis\/grid/, 'Grid lines'],
  [/^\/scale\/domainM/, 'Beginning and end'],
  [/^\/scale/, 'Scale'],
  [/^\/sort/, 'Order'],
  [/^\/bin/, 'Bins'],
  [/^\/stack/, 'Stacking'],
]

const wordsAt = (places: typeof PLACES, path: string): string | null =>
  places.find(([pattern]) => pattern.test(path))?.[1] ?? null

/** What a person calls the part of a chart at a path; null for the chart as a whole. */
export function placeOf(path: string): string | null {
  const [, channel = '', rest = ''] = /^\/spec(?:\/layer\/\d+)?\/encoding\/([xy])(?:2|Offset)?(\/.*)?$/.exec(path) ?? []
  const axis = AXES[channel]
  if (axis === undefined) return wordsAt(PLACES, path)
  const part = wordsAt(OF_AXIS, rest)
  return part === null ? `${axis.charAt(0).toUpperCase()}${axis.slice(1)}` : `${part} of the ${axis}`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function told({ path, message }: Issue): string {
  const place = placeOf(path)
  return place === null ? capital(message) : `${place}: ${message}`
}

/** Why an edit was not taken: what of the chart it would have spoiled, and how. */
export function refusalInWords({ message, issues }: Refusal): string {
  const all = [...new Set(issues.map(told))]
  // Of one issue the message says the same.
  const first = issues.length > 0 && issues.every((issue) => issue.message === message) ? [] : [message]
  const more = all.length > MOST_ISSUES ? [`And ${(all.length - MOST_ISSUES).toLocaleString('en')} more.`] : []
  return [...first, ...all.slice(0, MOST_ISSUES), ...more].join(' ')
}
