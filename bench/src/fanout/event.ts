/** An edit as subscribers are told it; `at` is when it was published, in nanoseconds of the machine's monotonic clock. */
export interface Edit {
  readonly version: number
  readonly at: string
  readonly authorId: string
  readonly changes: readonly { readonly path: string; readonly value: string }[]
}

export const anEdit = (version: number): Edit => ({
  version,
  at: String(process.hrtime.bigint()),
  authorId: 'user_1',
  changes: [
    { path: '/spec/encoding/x/axis/title', value: `Revenue by region, version ${version}` },
    { path: '/spec/mark/color', value: '#0f766e' },
    { path: '/spec/encoding/y/scale/domain', value: '[0, 120000]' },
  ],
})

export const AUTHOR = 'Quiet Heron'

export const TYPES = `
type ChartEdit { version: Int! at: String! author: User changes: [Change!]! }
type Change { path: String! value: String! }
`
export const SUBSCRIPTION =
  'subscription Edits { chartEdited(chartId: "chart_1") { version at author { id name } changes { path value } } }'

/** What a subscriber gets, but for the id in front. */
export const payloadOf = ({ version, at, authorId, changes }: Edit): string =>
  JSON.stringify({ data: { chartEdited: { version, at, author: { id: authorId, name: AUTHOR }, changes } } })
