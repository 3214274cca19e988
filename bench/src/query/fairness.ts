import { z } from 'zod'
import type { Guest } from './guest.js'
import { differently, questions, ran, RUN_QUERY } from './questions.js'
import { at, median, timed } from './times.js'

const ASKERS = 20
const TURNS = 4
const ASKED_A_TURN = 100

const answeredOrNot = z.object({ runQuery: z.object({ data: z.unknown().optional() }) })

/** A small query of one workspace, in turn alone and while another asks twenty large ones at once without end. */
export async function besideAHeavyOne(heavy: Guest, datasetId: string, light: Guest): Promise<readonly string[]> {
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
    for (let round = 0; round < ASKED_A_TURN; round += 1) times.push(await ask())
    return times
  }
  await measured()
  const alone: number[] = []
  const beside: number[] = []
  let answered = 0
  let besideMs = 0
  for (let turn = 0; turn < TURNS; turn += 1) {
    alone.push(...(await measured()))
    const load = largeOnes(heavy, datasetId, turn)
    besideMs += await timed(async () => {
      beside.push(...(await measured()))
      answered += await load.end()
    })
  }
  return [
    '| a small query | p50 | p95 |',
    '|---|---|---|',
    `| alone | ${median(alone).toFixed(1)} ms | ${at(alone, 0.95).toFixed(1)} ms |`,
    `| beside ${ASKERS} large ones (${((answered / besideMs) * 1000).toFixed(1)} a second answered) | ${median(beside).toFixed(1)} ms | ${at(beside, 0.95).toFixed(1)} ms |`,
  ]
}

function largeOnes(heavy: Guest, datasetId: string, turn: number) {
  let ending = false
  const [question] = Object.values(questions)
  const asker = async (index: number): Promise<number> => {
    let answered = 0
    for (let k = 0; !ending; k += 1) {
      const input = { datasetId, ...question, filter: differently(1_000_000 * (turn * ASKERS + index + 1) + k) }
      // On a busy machine one waits too long for its turn and is refused, or takes more than 5 s.
      const { runQuery } = await heavy.ask(answeredOrNot, RUN_QUERY, { input })
      if (runQuery.data) answered += 1
    }
    return answered
  }
  const askers = Array.from({ length: ASKERS }, (_, index) => asker(index))
  return {
    /** Waits for the answers; gives how many there were. */
    async end(): Promise<number> {
      ending = true
      return (await Promise.all(askers)).reduce((sum, count) => sum + count, 0)
    },
  }
}
