import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type PersonOfTests, startTestGateway, type TestGateway } from './harness/gateway.js'
import { ask } from './harness/requests.js'
import { connect, type SocketClient, until } from './harness/socket-client.js'
import { publish } from './harness/subgraphs.js'

const watch = (selection: string): string => `subscription { chartEdited(chartId: "chart_1") { ${selection} } }`
const SINCE = 'subscription ($since: Int) { chartEdited(chartId: "chart_1", sinceVersion: $since) { version } }'

let running: TestGateway
beforeEach(async () => {
  running = await startTestGateway()
})
afterEach(() => running.stop())

async function client(person: PersonOfTests): Promise<SocketClient> {
  const made = await connect(running)
  await made.init(await running.accessToken(person))
  return made
}
const edit = (version: number): void => publish(running.world, { chartId: 'chart_1', version, authorId: 'user_bob' })
const upstreams = (count: number): Promise<void> =>
  until(() => running.gateway.upstreamSubscriptions === count && running.world.edits.listenerCount === count)
/** A round trip, after which all that was sent before it has been taken in. */
async function settled(one: SocketClient): Promise<void> {
  one.subscribe('settled', '{ charts { id } }')
  while ((await one.take('settled')).type !== 'complete');
}
const versions = async (one: SocketClient, id: string, count: number): Promise<unknown[]> => {
  const seen: unknown[] = []
  while (seen.length < count) seen.push(JSON.stringify((await one.take(id)).payload).match(/"version":(\d+)/)?.[1])
  return seen.map(Number)
}

describe('people who may see the same', () => {
  test('share one upstream and one execution, in the name of nobody in particular', async () => {
    const [ada, bob] = [await client('ada'), await client('bob')]
    const query = watch('version chart { title seenWith }')
    ada.subscribe('a', query)
    bob.subscribe('b', query)
    await upstreams(1)
    await settled(bob)
    const before = { ...running.world.calls }
    edit(4)
    const [one, other] = [await ada.take('a'), await bob.take('b')]
    expect(one.payload).toEqual({
      data: {
        chartEdited: {
          version: 4,
          chart: { title: 'Sales by region', seenWith: ['audience', '', 'workspace_a VIEWER'] },
        },
      },
    })
    expect(other.payload).toEqual(one.payload)
    expect(running.world.calls.analytics - before.analytics).toBe(1)
    expect(running.world.calls.charts - before.charts).toBe(0)
  })

  test('see nothing through each other: what one of them alone may see is there for nobody', async () => {
    const [ada, bob] = [await client('ada'), await client('bob')]
    const selection = 'chart { elsewhere { title } similar { owner { name } } }'
    bob.subscribe('b', watch(selection))
    ada.subscribe('a', watch(selection))
    await upstreams(1)
    await settled(ada)
    edit(4)
    const seenByAda = await ada.take('a')
    expect(seenByAda.payload).toMatchObject({ data: { chartEdited: { chart: { elsewhere: null } } } })
    expect((await bob.take('b')).payload).toEqual(seenByAda.payload)
    const asked = await ask(running, '{ chart(id: "chart_1") { elsewhere { title } } }', {
      token: await running.accessToken('bob'),
    })
    expect(asked.data).toEqual({ chart: { elsewhere: { title: 'Orders by month' } } })
  })

  test('an audience that somebody does not belong to is not believed: they see as themselves', async () => {
    const [ada, eve] = [await client('ada'), await client('eve')]
    const query = watch('chart { seenWith }')
    ada.subscribe('a', query)
    eve.subscribe('e', query)
    await upstreams(2)
    edit(4)
    expect((await eve.take('e')).payload).toEqual({
      data: { chartEdited: { chart: { seenWith: ['guest', 'user_eve', 'workspace_e OWNER'] } } },
    })
  })

  test.each([
    ['plainly', 'chart { seenBy }'],
    ['under another name', 'chart { hidden: seenBy }'],
    ['skipped', 'chart { title seenBy @skip(if: true) }'],
    ['in a fragment', 'chart { title ...Seen } } } fragment Seen on Chart { seenBy } query Unused { charts { id '],
    ['behind an interface', 'subject { title ... on Chart { seenBy } }'],
    ['of another subgraph', 'author { name favourite { seenBy } }'],
  ])('run apart where a field that depends on who looks is named %s', async (_name, selection) => {
    const [ada, bob] = [await client('ada'), await client('bob')]
    const query = watch(selection).replace('subscription', 'subscription Watch')
    ada.subscribe('a', query, {}, 'Watch')
    bob.subscribe('b', query, {}, 'Watch')
    await upstreams(2)
  })

  test('are refused one by one', async () => {
    const ada = await client('ada')
    ada.subscribe('a', 'subscription { edit: chartEdited(chartId: "chart_none") { version } }')
    expect(await ada.take('a')).toEqual({
      id: 'a',
      type: 'error',
      payload: [
        {
          message: 'There is no chart chart_none, or you may not see it.',
          path: ['edit'],
          extensions: { code: 'NOT_FOUND', noun: 'chart', id: 'chart_none' },
        },
      ],
    })
  })
})

describe('a change of rights', () => {
  const lose = (): void => {
    const ada = running.world.people.get('user_ada')
    if (ada) ada.workspaces = [{ id: 'workspace_x', role: 'OWNER' }]
  }

  test('ends what it let see though no event comes, and leaves the others of the audience', async () => {
    const [ada, bob] = [await client('ada'), await client('bob')]
    ada.subscribe('a', watch('version'))
    bob.subscribe('b', watch('version'))
    await settled(ada)
    await settled(bob)
    await upstreams(1)
    lose()
    expect((await ada.closed).code).toBe(4403)
    edit(4)
    expect(await versions(bob, 'b', 1)).toEqual([4])
    expect(ada.frames.filter(({ id }) => id === 'a')).toEqual([])
  })

  test('is asked of all who are connected in one question', async () => {
    const clients = [await client('ada'), await client('ada2'), await client('bob'), await client('eve')]
    for (const one of clients) one.subscribe('a', watch('version'))
    const before = running.world.calls.users
    await until(() => running.world.calls.users > before + 1)
    expect(running.world.calls.users).toBe(before + 2)
  })

  test('that takes nothing of the audience away changes nothing', async () => {
    const [ada, bob] = [await client('ada'), await client('bob')]
    ada.subscribe('a', watch('version'))
    bob.subscribe('b', watch('version'))
    await settled(bob)
    const person = running.world.people.get('user_ada')
    if (person) person.workspaces = [{ id: 'workspace_a', role: 'VIEWER' }]
    await ask(running, 'mutation { signOut { ok } }', { token: await running.accessToken('ada2') })
    edit(4)
    expect(await versions(ada, 'a', 1)).toEqual([4])
    expect(await versions(bob, 'b', 1)).toEqual([4])
  })

  test('that gives more ends what depends on who looks, as it would be told as it was, and nothing else', async () => {
    const [ada, own] = [await client('ada'), await client('ada')]
    ada.subscribe('a', watch('version'))
    own.subscribe('o', watch('version chart { seenBy }'))
    await settled(ada)
    await settled(own)
    await upstreams(2)
    running.world.people.get('user_ada')?.workspaces.push({ id: 'workspace_x', role: 'OWNER' })
    expect((await own.closed).code).toBe(4403)
    edit(4)
    expect(await versions(ada, 'a', 1)).toEqual([4])
  })

  test('made through this gateway holds for the very next event', async () => {
    const ada = await client('ada')
    ada.subscribe('a', watch('version'))
    await upstreams(1)
    lose()
    await ask(running, 'mutation { signOut { ok } }', { token: await running.accessToken('ada2') })
    edit(4)
    expect((await ada.closed).code).toBe(4403)
    expect(ada.frames.filter(({ id }) => id === 'a')).toEqual([])
  })

  test('closes a socket that listens to nothing, when its session ends elsewhere', async () => {
    const bob = await client('bob')
    running.world.sessions.delete('session_bob')
    expect(await bob.closed).toEqual({ code: 4403, reason: 'Forbidden' })
  })
})

describe('whoever comes late', () => {
  test('joins a group that has told no more than they know, and is told nothing of that again', async () => {
    const [ada, bob] = [await client('ada'), await client('bob')]
    ada.subscribe('a', SINCE, { since: 3 })
    await upstreams(1)
    edit(4)
    edit(5)
    expect(await versions(ada, 'a', 2)).toEqual([4, 5])
    bob.subscribe('b', SINCE, { since: 5 })
    await settled(bob)
    bob.subscribe('c', SINCE)
    await settled(bob)
    expect(running.gateway.upstreamSubscriptions).toBe(1)
    edit(6)
    expect(await versions(ada, 'a', 1)).toEqual([6])
    expect(await versions(bob, 'b', 1)).toEqual([6])
    expect(await versions(bob, 'c', 1)).toEqual([6])
  })

  test('is told what they missed by an upstream of their own, which goes as soon as both have told the same', async () => {
    const [ada, bob] = [await client('ada'), await client('bob')]
    ada.subscribe('a', SINCE, { since: 3 })
    await upstreams(1)
    for (const version of [4, 5, 6]) edit(version)
    await versions(ada, 'a', 3)
    bob.subscribe('b', SINCE, { since: 4 })
    expect(await versions(bob, 'b', 2)).toEqual([5, 6])
    await upstreams(1)
    for (const version of [7, 8, 9]) edit(version)
    expect(await versions(bob, 'b', 3)).toEqual([7, 8, 9])
    expect(await versions(ada, 'a', 3)).toEqual([7, 8, 9])
    expect(running.gateway.upstreamSubscriptions).toBe(1)
  })

  test('is told the last event where each tells all', async () => {
    const [ada, bob] = [await client('ada'), await client('bob')]
    const query = 'subscription { looking(chartId: "chart_1") { names chart { rowCount } } }'
    ada.subscribe('a', query)
    await until(() => running.world.looking.listenerCount === 1)
    running.world.looking.publish(['Ada'])
    running.world.looking.publish(['Ada', 'Bob'])
    await ada.take('a')
    const last = await ada.take('a')
    bob.subscribe('b', query)
    expect((await bob.take('b')).payload).toEqual(last.payload)
    expect(running.world.looking.listenerCount).toBe(1)
  })

  test('gets an upstream of their own where the subgraph says nothing of an audience', async () => {
    const [one, two] = [await client('ada'), await client('ada2')]
    const query = 'subscription { counted(chartId: "chart_1") { version } }'
    one.subscribe('a', query)
    await upstreams(1)
    edit(80)
    await one.take('a')
    two.subscribe('b', query)
    await upstreams(2)
  })
})
