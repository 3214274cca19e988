import { expect } from '@jest/globals'
import { editDocument, readDocument } from '@askchart/document'
import { until } from '@askchart/testing'
import { z } from 'zod'
import type { Person } from './graph-client.js'
import { sampleChart } from './scenario.js'

const EVERY_MS = 20
/** Where the machine takes fewer than are sent, those that wait are enough to kill something among. */
const AT_ONCE = 16
/** With so many refused, these are sent again before anything new is. */
const MOST_REFUSED = 30
const RECOVERS_WITHIN_MS = 300_000

/** A refusal that says what to do, and nothing of addresses, statements or files. */
export const CLEAN_REFUSAL =
  /^UNAVAILABLE: [A-Z][\w ]+ (does not answer|cannot be checked) now\. Try again( in a moment)?\.$/

const EDITED = '... on ChartEdited { made: edit { version } }'
const EDIT = `mutation ($input: EditChartInput!) { done: editChart(input: $input) { ${EDITED} } }`
const APPLY = `mutation ($input: ApplyChartUpdateInput!) { done: applyChartUpdate(input: $input) { ${EDITED} } }`
const ADD = 'mutation ($input: AddCommentInput!) { done: addComment(input: $input) { made: comment { id } } }'
const done = z.object({
  done: z.object({ made: z.union([z.object({ version: z.number() }), z.object({ id: z.string() })]) }),
})

const page = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() })
const CHART = `query ($id: ID!, $after: String) { chart(id: $id) { version title description spec query document
  history(first: 100, after: $after) { pageInfo { hasNextPage endCursor }
    edges { node { version clientId changes { path value } } } } } }`
const chartAnswer = z.object({
  chart: z.object({
    version: z.number(),
    title: z.string(),
    description: z.unknown(),
    spec: z.unknown(),
    query: z.unknown(),
    document: z.base64(),
    history: z.object({
      pageInfo: page,
      edges: z.array(
        z.object({
          node: z.object({
            version: z.number(),
            clientId: z.string().nullable(),
            changes: z.array(z.object({ path: z.string(), value: z.unknown() })),
          }),
        }),
      ),
    }),
  }),
})
const AT_VERSION = `query ($id: ID!, $version: Int!) {
  chart(id: $id) { said: atVersion(version: $version) { title description spec query } } }`
const atVersion = z.object({ chart: z.object({ said: z.unknown() }) })
const COMMENTS = `query ($id: ID!, $after: String) { chart(id: $id) { comments(first: 100, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { id body } } } } }`
const comments = z.object({
  chart: z.object({
    comments: z.object({
      totalCount: z.number(),
      pageInfo: page,
      edges: z.array(z.object({ node: z.object({ id: z.string(), body: z.string() }) })),
    }),
  }),
})

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'))
const textOf = (n: number): string => `Text ${n}`
const kindOf = (n: number) => (['edit', 'update', 'comment'] as const)[n % 3] ?? 'edit'

/**
 * One person who writes to a new chart at a steady rate: edits by paths, edits by updates and comments in turn, each with a
 * text and a key of its own. What is refused is sent again under its key later on.
 */
export class SteadyWrites {
  /** The version or the comment that each write was acknowledged with. */
  private readonly acknowledged = new Map<number, number | string>()
  private readonly refused: number[] = []
  private readonly underWay = new Set<Promise<void>>()
  /** How writes were refused, without answers that never came. */
  readonly refusals = new Set<string>()
  /** Writes whose answer never came. */
  lost = 0
  private sent = 0
  private timer: NodeJS.Timeout | null = null

  private constructor(
    private readonly person: Person,
    private readonly chartId: string,
    private readonly document: Uint8Array,
  ) {}

  static async to(person: Person): Promise<SteadyWrites> {
    const chartId = await sampleChart(person)
    const { chart } = await person.ask(CHART, chartAnswer, { id: chartId, after: null })
    return new SteadyWrites(person, chartId, bytesOf(chart.document))
  }

  start(): void {
    this.timer = setInterval(() => {
      if (this.underWay.size >= AT_ONCE) return
      const again = this.refused.length >= MOST_REFUSED ? this.refused.shift() : undefined
      const writing = this.write(again ?? (this.sent += 1)).finally(() => this.underWay.delete(writing))
      this.underWay.add(writing)
    }, EVERY_MS)
  }

  /** Waits until so many more are acknowledged; more than can be under way prove that what comes now is taken. */
  async untilMore(count = 2 * AT_ONCE): Promise<void> {
    const wanted = this.acknowledged.size + count
    const isThere = (): boolean => this.acknowledged.size >= wanted
    await until(`${count} more writes`, isThere, RECOVERS_WITHIN_MS).catch((error: unknown) => {
      throw new Error(`${String(error)}; refused with: ${[...this.refusals].join(' | ')}`)
    })
  }

  /** Sends nothing more, and resolves once all that was sent is answered or lost. */
  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer)
    await Promise.all(this.underWay)
  }

  /**
   * What was acknowledged is there once, as it was answered; what was not, once at most; nothing else is. Then all of it is sent again
   * under the same keys: nothing acknowledged is made again, all else is made once.
   */
  async expectAllThereOnce(): Promise<void> {
    await this.expectNothingLost()
    const all = Array.from({ length: this.sent }, (_, index) => index + 1)
    for (const n of all) expect([n, await this.send(n)]).toEqual([n, this.acknowledged.get(n) ?? expect.anything()])
    const { edits, said } = await this.expectNothingLost()
    const written = all.map((n) => [kindOf(n), textOf(n)] as const)
    expect(edits).toBe(written.filter(([kind]) => kind !== 'comment').length)
    expect(new Set(said)).toEqual(new Set(written.flatMap(([kind, text]) => (kind === 'comment' ? [text] : []))))
  }

  private async expectNothingLost(): Promise<{ readonly edits: number; readonly said: readonly string[] }> {
    const { chart, nodes } = await this.history()
    expect(nodes.map(({ version }) => version)).toEqual(
      Array.from({ length: chart.version }, (_, index) => chart.version - index),
    )
    const made = nodes.slice(0, -1)
    const byWindow = new Map(made.map((node) => [node.clientId, node]))
    expect(byWindow.size).toBe(made.length)
    const { items, totalCount } = await this.comments()
    const byBody = new Map(items.map((comment) => [comment.body, comment.id]))
    expect([byBody.size, totalCount]).toEqual([items.length, items.length])
    for (const [n, answered] of this.acknowledged) {
      const node = byWindow.get(`window ${n}`)
      expect(kindOf(n) === 'comment' ? byBody.get(textOf(n)) : node?.version).toBe(answered)
      // An update that lost against another on the same text is a version too, and changes nothing to be seen.
      if (kindOf(n) === 'edit') expect(node?.changes).toEqual([{ path: '/description', value: textOf(n) }])
    }
    const { title, description, spec, query } = chart
    const said = { title, description, spec, query }
    expect(readDocument(bytesOf(chart.document))).toEqual(said)
    const variables = { id: this.chartId, version: chart.version }
    expect((await this.person.ask(AT_VERSION, atVersion, variables)).chart.said).toEqual(said)
    return { edits: made.length, said: items.map(({ body }) => body) }
  }

  private async write(n: number): Promise<void> {
    try {
      this.acknowledged.set(n, await this.send(n))
    } catch (error) {
      if (error instanceof Refused || error instanceof z.ZodError) this.refusals.add(error.message)
      else this.lost += 1
      this.refused.push(n)
    }
  }

  private async send(n: number): Promise<number | string> {
    const changes = [{ path: '/description', value: textOf(n) }]
    const shared = { chartId: this.chartId, idempotencyKey: `key ${n}` }
    const clientId = `window ${n}`
    const requests = {
      edit: () => this.person.try(EDIT, { input: { ...shared, clientId, changes } }),
      update: () => {
        const update = Buffer.from(editDocument(this.document, changes).update).toString('base64')
        return this.person.try(APPLY, { input: { ...shared, clientId, update } })
      },
      comment: () => this.person.try(ADD, { input: { ...shared, body: textOf(n) } }),
    }
    const answer = await requests[kindOf(n)]()
    if (answer.errors)
      throw new Refused(answer.errors.map(({ message, extensions }) => `${extensions?.code}: ${message}`).join())
    const { made } = done.parse(answer.data).done
    return 'version' in made ? made.version : made.id
  }

  /** Newest first. */
  private async history() {
    const nodes = []
    for (let after: string | null = null; ;) {
      const variables: Record<string, unknown> = { id: this.chartId, after }
      const { chart }: z.output<typeof chartAnswer> = await this.person.ask(CHART, chartAnswer, variables)
      nodes.push(...chart.history.edges.map(({ node }) => node))
      after = chart.history.pageInfo.endCursor
      if (!chart.history.pageInfo.hasNextPage) return { chart, nodes }
    }
  }

  private async comments() {
    const items = []
    for (let after: string | null = null; ;) {
      const variables: Record<string, unknown> = { id: this.chartId, after }
      const { chart }: z.output<typeof comments> = await this.person.ask(COMMENTS, comments, variables)
      const { edges, pageInfo, totalCount } = chart.comments
      items.push(...edges.map(({ node }) => node))
      after = pageInfo.endCursor
      if (!pageInfo.hasNextPage) return { items, totalCount }
    }
  }
}

/** The graph answered, with errors. */
class Refused extends Error {}
