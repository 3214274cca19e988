import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { freePort, startClickHouse, startPostgres } from '@askchart/engines'
import { silentLogger } from '@askchart/service'
import { until } from '@askchart/testing'
import { assemble, type Assembled } from '../src/assemble.js'
import { readStandaloneConfig } from '../src/config.js'
import { Parts } from '../src/parts.js'
import { aPerson, type Person } from './graph-client.js'
import { aDataFolder } from './processes.js'
import { asksAndSees, type Chart, editUntilSeen, followEdits } from './scenario.js'

const LIMIT_MS = 600_000
const parts = new Parts()
let system: Assembled
let person: Person
let chart: Chart

beforeAll(async () => {
  const folder = await parts.start(aDataFolder, (made) => made.remove())
  const [postgres, clickHouse] = await Promise.all([
    parts.start(
      () => startPostgres({ folder: join(folder.path, 'postgres') }),
      (engine) => engine.stop(),
    ),
    parts.start(
      () => startClickHouse({ folder: join(folder.path, 'clickhouse') }),
      (engine) => engine.stop(),
    ),
  ])
  const config = readStandaloneConfig({ DATA_DIR: folder.path, PORT: String(await freePort()) })
  const stores = { databaseUrl: postgres.url, clickHouseUrl: clickHouse.url }
  system = await assemble(config, stores, parts, silentLogger, () => undefined)
  person = await aPerson(system.gateway.url)
  chart = await asksAndSees(person)
}, LIMIT_MS)
afterAll(async () => {
  await person.leave()
  await parts.stop()
}, LIMIT_MS)

test(
  'two followers share one upstream subscription; the last to leave leaves no listener behind',
  async () => {
    const topic = `chartEdited:${chart.id}`
    const { gateway, pubsub } = system
    const [one, two] = [followEdits(person, chart.id), followEdits(person, chart.id)]
    await editUntilSeen(person, chart.id, one)
    await editUntilSeen(person, chart.id, two)
    expect(pubsub.listenerCount(topic)).toBe(1)
    expect(gateway.upstreamSubscriptions).toBe(1)

    await one.return?.()
    const event = await editUntilSeen(person, chart.id, two)
    expect(event.errors).toBeUndefined()
    expect(pubsub.listenerCount(topic)).toBe(1)

    await two.return?.()
    await until('the end of the last listener', () => pubsub.listenerCount(topic) === 0)
    await until('the end of the upstream subscription', () => gateway.upstreamSubscriptions === 0)
  },
  LIMIT_MS,
)

test(
  'a follower whose socket breaks leaves no listener behind',
  async () => {
    const topic = `chartEdited:${chart.id}`
    const passer = followEdits(person, chart.id)
    await editUntilSeen(person, chart.id, passer)
    expect(system.pubsub.listenerCount(topic)).toBe(1)
    await person.leave()
    await until('the end of the last listener', () => system.pubsub.listenerCount(topic) === 0)
  },
  LIMIT_MS,
)
