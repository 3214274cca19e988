import { NotFoundError } from '@askchart/service'
import type { Edit, World } from './subgraphs.js'

/**
 * What the three subgraphs hold for random selections, beside what other tests read by name: a union, interfaces with
 * several members, lists within lists, arguments of every kind, a field that needs another subgraph's field, and fields
 * that fail for some. `lastEdit` and `lastLooking` answer as a query what the subscriptions told last.
 */
export const boardSdl = {
  users: `
extend type User { "Fails for Bob, who may then be nowhere." handle: String! }
`,
  charts: `
extend type Query {
  lastEdit(chartId: ID!, sinceVersion: Int): ChartEdit!
  lastLooking(chartId: ID!): Looking!
}
interface Signed { author: User }
union Pin = Chart | User | Remark
enum Tone { CALM LOUD }
input Looks { tone: Tone = CALM ends: [String!] wide: Boolean! = false }
type Remark implements Titled & Signed {
  title: String!
  author: User
  chart: Chart
  "Fails for the second remark."
  words: String
}
extend type ChartEdit implements Signed { remarks: [Remark!]! anything: Pin }
extend type Chart {
  pins(first: Int! = 4): [Pin]!
  shelves: [[Titled!]]!
  titleIn(looks: Looks, times: Int! = 1, tones: [Tone!] = [CALM]): String!
}
`,
  analytics: `
extend type Chart {
  title: String! @external
  "Needs a field of the subgraph charts."
  caption(upper: Boolean): String @requires(fields: "title")
  "Fails for the second chart, which may then be nowhere."
  checked: Int!
  cells: [[Int]!]
}
`,
}

interface Remark {
  readonly title: string
  readonly authorId: string
  readonly chartId: string
}
interface Looks {
  readonly tone: string
  readonly ends?: readonly string[] | null
  readonly wide: boolean
}

const remarks: readonly Remark[] = [
  { title: 'Why so low?', authorId: 'user_bob', chartId: 'chart_2' },
  { title: 'A "holiday"', authorId: 'user_ada', chartId: 'chart_1' },
  { title: 'Ask someone who left', authorId: 'user_erased', chartId: 'chart_1' },
]

const titledType = (value: object): string => ('authorId' in value ? 'Remark' : 'Chart')
const pinType = (value: object): string => ('ownerId' in value || 'authorId' in value ? titledType(value) : 'User')

/** Resolvers of what `boardSdl` adds, by subgraph and type. */
export function boardResolvers(world: World): Readonly<Record<keyof typeof boardSdl, Record<string, object>>> {
  const chart = (id: string): object | null => world.charts.get(id) ?? null
  const pins = (): (object | null)[] => [chart('chart_2'), null, { id: 'user_bob' }, ...remarks]
  return {
    users: {
      User: {
        handle({ id }: { id: string }) {
          if (id === 'user_bob') throw new NotFoundError('handle', id)
          return `@${id}`
        },
      },
    },
    charts: {
      Query: {
        lastEdit: () => world.log.at(-1),
        lastLooking: (_root: unknown, { chartId }: { chartId: string }) => ({ names: world.lookers, chartId }),
      },
      Titled: { __resolveType: titledType },
      Signed: { __resolveType: (value: object) => ('version' in value ? 'ChartEdit' : 'Remark') },
      Pin: { __resolveType: pinType },
      Remark: {
        author: ({ authorId }: Remark) => ({ id: authorId }),
        chart: ({ chartId }: Remark) => chart(chartId),
        words({ title }: Remark) {
          if (title === remarks[1]?.title) throw new NotFoundError('remark', title)
          return title.split(' ').join('\n')
        },
      },
      ChartEdit: {
        remarks: () => remarks,
        anything: ({ version }: Edit) => pins()[version % pins().length],
      },
      Chart: {
        pins: (_chart: object, { first }: { first: number }) => pins().slice(0, first),
        shelves: () => [[chart('chart_1'), remarks[0]], null, [], [remarks[2], chart('chart_2')]],
        titleIn(
          { title }: { title: string },
          { looks, times, tones }: { looks?: Looks | null; times: number; tones?: readonly string[] | null },
        ) {
          const words = Array.from({ length: times }, () => (looks?.tone === 'LOUD' ? title.toUpperCase() : title))
          return [...(looks?.ends ?? []), ...words, ...(tones ?? ['no tones'])].join(looks?.wide === true ? '  ' : ' ')
        },
      },
    },
    analytics: {
      Chart: {
        caption: ({ title }: { title: string }, { upper }: { upper?: boolean | null }) =>
          `Figure: ${upper === true ? title.toUpperCase() : title}`,
        checked({ id }: { id: string }) {
          if (id === 'chart_2') throw new NotFoundError('check', id)
          return 1
        },
        cells: ({ id }: { id: string }) => [[1, null, id.length], []],
      },
    },
  }
}

/** Tells who is looking, and keeps it for those who ask. */
export function look(world: World, names: readonly string[]): void {
  world.lookers = names
  world.looking.publish(names)
}

/** Resolvers of the same type as one. */
export function together(one: Record<string, object>, other: Record<string, object>): Record<string, object> {
  const types = new Set([...Object.keys(one), ...Object.keys(other)])
  return Object.fromEntries([...types].map((type) => [type, { ...one[type], ...other[type] }]))
}
