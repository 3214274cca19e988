import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { besideAHeavyOne } from './fairness.js'
import { aGuest, type Guest } from './guest.js'
import { tenMillionOrders } from './orders.js'
import { differently, questions, ran, RUN_QUERY } from './questions.js'
import { startSystem } from './system.js'
import { median, timed } from './times.js'

const ROUNDS = 25
const WARM_UP = 5

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

const system = await startSystem()
try {
  const client = createClient({
    url: system.clickHouseUrl,
    request_timeout: 300_000,
    log: { level: ClickHouseLogLevel.ERROR },
  })
  const guest = await aGuest(system.url)
  const datasetId = await tenMillionOrders(guest, client)
  if (!process.argv.includes('--fairness')) {
    console.log((await againstTheClient(guest, datasetId, client)).join('\n'))
    console.log('')
  }
  console.log((await besideAHeavyOne(guest, datasetId, await aGuest(system.url))).join('\n'))
  await client.close()
} finally {
  await system.stop()
}
