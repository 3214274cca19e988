import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { gatewayViewer, hashShareToken, type Viewer } from '@askchart/service'
import pg from 'pg'
import { z } from 'zod'
import { type ChartsRoom, codesOf, openChartsRoom } from '../../test/charts-room.js'

let room: ChartsRoom
let id: string
beforeAll(async () => {
  room = await openChartsRoom()
})
afterAll(() => room.stop())
beforeEach(async () => {
  id = await room.aChart('Revenue')
})

const SHARE = `mutation ($input: ShareChartInput!) {
  shareChart(input: $input) { token link { id createdAt expiresAt createdBy { id } } }
}`
const shared = z.object({ shareChart: z.object({ token: z.string(), link: z.object({ id: z.string() }) }) })
const share = async (expiresAt: string | null = null) =>
  (await room.answer(shared, SHARE, { input: { chartId: id, expiresAt } })).shareChart
const revoke = (linkId: string, viewer = room.owner) =>
  room.ask('mutation ($id: ID!) { revokeShareLink(id: $id) { revoked } }', { id: linkId }, viewer)
const OPEN = 'query ($hashes: [ID!]!) { openShareLinks(hashes: $hashes) { id chartId tokenHash } }'
const open = (tokens: readonly string[], viewer: Viewer = gatewayViewer) =>
  room.ask(OPEN, { hashes: tokens.map(hashShareToken) }, viewer)
const LINKS = 'query ($id: ID!) { chart(id: $id) { shareLinks { id expiresAt } } }'
const links = async (viewer = room.owner) => (await room.ask(LINKS, { id }, viewer)).data
const holder = (linkId: string, chartId = id): Viewer => ({ kind: 'link', id: linkId, chartId, workspaces: [] })

describe('a share link', () => {
  test('has a secret of 256 bits, which is told once and not kept', async () => {
    const { token, link } = await share()
    expect(token).toMatch(/^link_[\w-]{43}$/)
    expect((await share()).token).not.toBe(token)
    const client = new pg.Client({ connectionString: room.databaseUrl })
    await client.connect()
    const { rows } = await client.query('select * from charts.share_links')
    await client.end()
    expect(JSON.stringify(rows)).not.toContain(token.slice('link_'.length))
    expect(rows).toContainEqual(expect.objectContaining({ id: link.id, token_hash: hashShareToken(token) }))
  })

  test('works until it is revoked, which is once', async () => {
    const { token, link } = await share()
    expect((await open([token])).data).toEqual({
      openShareLinks: [{ id: link.id, chartId: id, tokenHash: hashShareToken(token) }],
    })
    expect((await revoke(link.id)).data).toEqual({ revokeShareLink: { revoked: true } })
    expect((await open([token])).data).toEqual({ openShareLinks: [] })
    expect((await revoke(link.id)).data).toEqual({ revokeShareLink: { revoked: false } })
    expect(await links()).toEqual({ chart: { shareLinks: [] } })
  })

  test('works until it expires', async () => {
    const soon = new Date(room.clock().getTime() + 4_000).toISOString()
    const { token } = await share(soon)
    expect((await open([token])).data).toMatchObject({ openShareLinks: [{}] })
    for (let second = 0; second < 4; second += 1) room.clock()
    expect((await open([token])).data).toEqual({ openShareLinks: [] })
    const input = { chartId: id, expiresAt: '2001-01-01T00:00:00Z' }
    expect(codesOf(await room.ask(SHARE, { input }))).toEqual(['BAD_USER_INPUT'])
  })

  test('goes with its chart', async () => {
    const { token } = await share()
    await room.ask('mutation ($id: ID!) { deleteChart(id: $id) { deleted } }', { id })
    expect((await open([token])).data).toEqual({ openShareLinks: [] })
  })
})

describe('who shares', () => {
  test('are those who may change the chart; readers see no links, and strangers no chart', async () => {
    const { link } = await share()
    expect(await links()).toMatchObject({ chart: { shareLinks: [{ id: link.id }] } })
    expect(await links(room.reader)).toEqual({ chart: { shareLinks: null } })
    const input = { chartId: id }
    expect(codesOf(await room.ask(SHARE, { input }, room.reader))).toEqual(['FORBIDDEN'])
    expect(codesOf(await room.ask(SHARE, { input }, room.stranger))).toEqual(['NOT_FOUND'])
    expect(codesOf(await revoke(link.id, room.reader))).toEqual(['FORBIDDEN'])
    expect(codesOf(await revoke(link.id, room.stranger))).toEqual(['NOT_FOUND'])
    expect((await revoke(link.id, room.stranger)).errors?.[0]?.message).not.toContain(id)
  })

  test('nobody but the gateway asks which links work', async () => {
    const { token, link } = await share()
    for (const viewer of [room.owner, room.stranger, holder(link.id)])
      expect(codesOf(await open([token], viewer))).toEqual(['FORBIDDEN'])
  })
})

describe('whoever holds a link', () => {
  const PARTS = `id title description version spec query prompt document analysis { id } dataset { id } owner { id } workspace { id }
    viewerCanEdit history { edges { cursor } } atVersion(version: 1) { title } comments { totalCount } presence { clientId } shareLinks { id }`

  test('sees its chart, and what belongs to members is not told', async () => {
    const { link } = await share()
    const answer = await room.ask(`{ sharedChart { ${PARTS} } }`, {}, holder(link.id))
    expect(answer.errors).toBeUndefined()
    expect(answer.data).toMatchObject({
      sharedChart: { id, title: 'Revenue', version: 1, spec: expect.anything(), viewerCanEdit: false },
    })
    for (const name of ['prompt', 'document', 'analysis', 'dataset', 'owner', 'workspace', 'history', 'atVersion'])
      expect(answer.data).toMatchObject({ sharedChart: { [name]: null } })
    for (const name of ['comments', 'presence', 'shareLinks'])
      expect(answer.data).toMatchObject({ sharedChart: { [name]: null } })
  })

  test('sees no other chart, on no other path, and changes nothing', async () => {
    const { link } = await share()
    const other = await room.aChart('canary-91')
    const viewer = holder(link.id)
    const input = { chartId: id, changes: [{ path: '/title', value: 'Mine' }] }
    const answers = [
      await room.ask('query ($id: ID!) { chart(id: $id) { title } }', { id }, viewer),
      await room.ask('query ($id: ID!) { chart(id: $id) { title } }', { id: other }, viewer),
      await room.ask(
        'mutation ($input: EditChartInput!) { editChart(input: $input) { __typename } }',
        { input },
        viewer,
      ),
      await room.ask('mutation ($id: ID!) { deleteChart(id: $id) { deleted } }', { id }, viewer),
      await room.ask('mutation ($id: ID!) { undoChartEdit(chartId: $id) { __typename } }', { id }, viewer),
      await room.ask(
        'mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id } } }',
        { input: { chartId: id, body: 'Hello' } },
        viewer,
      ),
      await room.ask(
        'mutation ($input: PresenceInput!) { announcePresence(input: $input) { ok } }',
        { input: { chartId: id, clientId: 'a' } },
        viewer,
      ),
      await room.ask(SHARE, { input: { chartId: id } }, viewer),
      await revoke(link.id, viewer),
      await room.ask(
        'query ($them: [_Any!]!) { _entities(representations: $them) { ... on Chart { title } } }',
        { them: [{ __typename: 'Chart', id: other }] },
        viewer,
      ),
    ]
    for (const answer of answers) {
      expect(['NOT_FOUND', 'UNAUTHENTICATED']).toContain(codesOf(answer)[0])
      expect(JSON.stringify(answer)).not.toContain('canary')
    }
    const all = await room.ask('{ charts { totalCount } }', {}, viewer)
    expect(all.data).toEqual({ charts: { totalCount: 0 } })
    for (const field of ['chartEdited', 'chartPresence', 'commentAdded']) {
      const query = `subscription ($id: ID!) { ${field}(chartId: $id) { __typename } }`
      const request = { query, variables: { id } }
      const refused = await room.subgraph.client.subscribe(request, await room.identity.callAs(viewer)).next()
      expect(refused.value).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] })
    }
  })

  test('is told of the chart at once and after each edit of it, until it is gone; members and strangers are not', async () => {
    const { link } = await share()
    const query = 'subscription { sharedChartChanged { title version } }'
    const follow = async (viewer: Viewer) =>
      room.subgraph.client.subscribe({ query }, await room.identity.callAs(viewer))
    const events = await follow(holder(link.id))
    expect((await events.next()).value).toEqual({ data: { sharedChartChanged: { title: 'Revenue', version: 1 } } })
    const next = events.next()
    await room.pubsub.publish('chartDataChanged', { datasetId: 'another' })
    const input = { chartId: id, changes: [{ path: '/title', value: 'Seen at once' }] }
    await room.ask('mutation ($input: EditChartInput!) { editChart(input: $input) { __typename } }', { input })
    expect((await next).value).toEqual({ data: { sharedChartChanged: { title: 'Seen at once', version: 2 } } })
    const end = events.next()
    await room.ask('mutation ($id: ID!) { deleteChart(id: $id) { deleted } }', { id })
    expect(await end).toMatchObject({ done: true })
    for (const viewer of [room.owner, room.stranger]) {
      const refused = await (await follow(viewer)).next()
      expect(refused.value).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] })
    }
    expect((await room.ask('{ sharedChart { title } }')).data).toEqual({ sharedChart: null })
  })
})
