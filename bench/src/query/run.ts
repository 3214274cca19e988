import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { z } from 'zod'
import { aGuest, type Guest } from './guest.js'
import { tenMillionOrders } from './orders.js'
import { differently, questions, RUN_QUERY } from './questions.js'
import { startSystem } from './system.js'

const ROUNDS = 25
const WARM_UP = 5

const ran = z.object({
  runQuery: z.object({
    data: z.object({ rowCount: z.number() }),
    sql: z.object({ text: z.string(), parameters: z.array(z.unknown()) }),
  }),
})

const answeredOrNot = z.object({ runQuery: z.object({ data: z.unknown().optional() }) })

const at = (times: readonly number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(part * times.length))] ?? 0
const median = (times: readonly number[]): number => at(times, 0.5)

async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await act()
  return performance.now() - started
}

/** The same statement through the API and through ClickHouse's own client, in turn, no two with one cached result. */
async function againstTheClient(guest: Guest, datasetId: string, client: ClickHouseClient): Promise<readonly string[]> {
  const lines: string[] = []
  let n = 0
  for (const [name, question] of Object.entries(questions)) {
    const input = () => ({ datasetId, ...question, filter: differently((n += 1)) })
    const { runQuery: first } = await guest.ask(ran, RUN_QUERY, { input: input() })
    const through: number[] = []
    const direct: number[] = []
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const asked = { input: input() }
      const api = await timed(() => guest.ask(ran, RUN_QUERY, asked))
      const parameters = first.sql.parameters.map((value) => (typeof value === 'number' ? (n += 1) * -1 : value))
      const own = await timed(async () => {
        const answer = await client.query({
          query: first.sql.text,
          query_params: Object.fromEntries(parameters.map((value, index) => [`p${index + 1}`, value])),
          format: 'JSONEachRow',
        })
        await answer.json()
      })
      if (round < 0) continue
      through.push(api)
      direct.push(own)
    }
    const ratio = (median(through) / median(direct)).toFixed(2)
    lines.push(`| ${name} | ${median(direct).toFixed(1)} ms | ${median(through).toFixed(1)} ms | ${ratio} |`)
  }
  return [
    '| group-by over 10 million rows | ClickHouse client | through the API | ratio |',
    '|---|---|---|---|',
    ...lines,
  ]
}

/** A small query of one workspace, alone and while another asks twenty large ones at once without end. */
async function besideAHeavyOne(heavy: Guest, datasetId: string, light: Guest): Promise<readonly string[]> {
  const small = await light.bring('small.csv', 'city,visits\nOslo,1\nRome,2\n')
  let n = 0
  const ask = () =>
    timed(() =>
      light.ask(ran, RUN_QUERY, {
        input: {
          datasetId: small,
          measures: [{ column: 'small.visits', aggregate: 'SUM' }],
          dimensions: [{ column: 'small.city' }],
          filter: { compare: { column: 'small.visits', operator: 'GTE', values: [-(n += 1)] } },
        },
      }),
    )
  const measured = async (): Promise<readonly number[]> => {
    const times: number[] = []
    for (let round = 0; round < 100; round += 1) times.push(await ask())
    return times
  }
  await measured()
  const alone = await measured()
  let ending = false
  const [question] = Object.values(questions)
  const largeOnes = async (asker: number): Promise<number> => {
    let answered = 0
    for (let k = 0; !ending; k += 1) {
      const input = { datasetId, ...question, filter: differently(1_000_000 * (asker + 1) + k) }
      // On a busy machine one waits too long for its turn and is refused, or takes more than 5 s.
      const { runQuery } = await heavy.ask(answeredOrNot, RUN_QUERY, { input })
      if (runQuery.data) answered += 1
    }
    return answered
  }
  const askers = Array.from({ length: 20 }, (_, asker) => largeOnes(asker))
  const beside = await measured()
  ending = true
  const answered = (await Promise.all(askers)).reduce((sum, count) => sum + count, 0)
  return [
    '| a small query | p50 | p95 |',
    '|---|---|---|',
    `| alone | ${median(alone).toFixed(1)} ms | ${at(alone, 0.95).toFixed(1)} ms |`,
    `| beside a workspace with 20 large ones at once (${answered} answered) | ${median(beside).toFixed(1)} ms | ${at(beside, 0.95).toFixed(1)} ms |`,
  ]
}

const system = await startSystem()
try {
  const client = createClient({
    url: system.clickHouseUrl,
    request_timeout: 300_000,
    log: { level: ClickHouseLogLevel.ERROR },
  })
  const guest = await aGuest(system.url)
  const datasetId = await tenMillionOrders(guest, client)
  console.log((await againstTheClient(guest, datasetId, client)).join('\n'))
  console.log('')
  console.log((await besideAHeavyOne(guest, datasetId, await aGuest(system.url))).join('\n'))
  await client.close()
} finally {
  await system.stop()
}
