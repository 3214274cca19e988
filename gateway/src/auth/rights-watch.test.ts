import { silentLogger, type Viewer } from '@askchart/service'
import { afterEach, expect, test } from '@jest/globals'
import type { Known } from './identity.js'
import { createRightsWatch, type RightsWatch } from './rights-watch.js'

const personOf = (number: number): Known => ({
  kind: 'person',
  personKind: 'guest',
  userId: `user_${number}`,
  sessionId: `session_${number}`,
  expiresAt: new Date('2100-01-01'),
})
const viewerOf = ({ sessionId }: Known): Viewer => ({ kind: 'guest', id: sessionId, workspaces: [] })

let watch: RightsWatch | null = null
afterEach(() => watch?.stop())

test('many people are looked at in several questions, everybody before anybody again, whoever comes meanwhile too', async () => {
  const asked: string[][] = []
  let enough: () => void = () => undefined
  const rounds = new Promise<void>((resolve) => (enough = resolve))
  const rights = createRightsWatch({
    viewers: {
      recheck(people) {
        asked.push(people.map(({ sessionId }) => sessionId))
        if (asked.length === 1) rights.add(personOf(600), () => undefined)
        if (asked.length === 4) enough()
        return Promise.resolve(people.map(viewerOf))
      },
    },
    log: silentLogger,
    everyMs: 15,
  })
  watch = rights
  const told = new Set<number>()
  const people = Array.from({ length: 600 }, (_none, index) => index)
  for (const number of people) rights.add(personOf(number), () => told.add(number))
  await rounds

  const sessions = (first: number, last: number): string[] =>
    Array.from({ length: last - first + 1 }, (_none, index) => `session_${first + index}`)
  const inTurn = [...sessions(0, 599), ...sessions(0, 249), ...sessions(600, 600), ...sessions(250, 599)]
  expect(asked.slice(0, 4)).toEqual([0, 250, 500, 750].map((from) => inTurn.slice(from, from + 250)))
  expect(told.size).toBe(600)
})

test('the questions about many people are spread over the time in which all are looked at', async () => {
  const everyMs = 400
  const at: number[] = []
  let enough: () => void = () => undefined
  const round = new Promise<void>((resolve) => (enough = resolve))
  const rights = createRightsWatch({
    viewers: {
      recheck(people) {
        at.push(performance.now())
        if (at.length === 4) enough()
        return Promise.resolve(people.map(viewerOf))
      },
    },
    log: silentLogger,
    everyMs,
  })
  watch = rights
  for (let number = 0; number < 1_000; number += 1) rights.add(personOf(number), () => undefined)
  await round
  at.reduce((before, now) => {
    // A timer never fires early, but for the millisecond that its clock counts in.
    expect(now - before).toBeGreaterThanOrEqual(everyMs / 4 - 2)
    return now
  })
})
