import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startTestGateway, type TestGateway } from './harness/gateway.js'
import { ask } from './harness/requests.js'
import { publish } from './harness/subgraphs.js'

/** Where KEY_ is left out, aliases have names that the planner needs for itself: of keys and of required fields. */
const withKeyAliases: Readonly<Record<string, string>> = {
  'of an entity in a list': '{ charts { KEY_id: title rowCount } }',
  'beside the key itself': '{ charts { KEY_id: title own: id rowCount KEY_title: version } }',
  'for a value of the subgraph that has the key': '{ charts { KEY_id: rowCount title } }',
  'for an object, where another field requires one of that name': '{ charts { KEY_title: owner { name } caption } }',
  nested: '{ charts { owner { KEY_id: name favourite { KEY_id: version rowCount } } } }',
  'in a fragment': '{ charts { ...Some rowCount } } fragment Some on Chart { KEY_id: title owner { KEY_id: name } }',
  'in a union':
    '{ lastEdit(chartId: "chart_1") { remarks { __typename ... on Remark { KEY_title: words author { KEY_id: name } } } ' +
    'chart { pins { __typename ... on Chart { KEY_id: title rowCount } ... on User { KEY_id: name } } } } }',
  'in an interface': '{ charts { shelves { KEY_id: title ... on Chart { rowCount caption KEY_title: version } } } }',
  'of the root, and where something fails': '{ KEY_id: charts { KEY_id: fragile KEY_title: checked rowCount } }',
  'of a mutation':
    'mutation { KEY_id: editChart(id: "chart_2", title: "Orders") { KEY_id: title KEY_title: caption } }',
  'left out': 'query ($no: Boolean = false) { charts { KEY_id: title @include(if: $no) KEY_title: version caption } }',
  'beside the schema': '{ __schema { queryType { KEY_id: name } } charts { KEY_id: title rowCount } }',
}

describe.each(['in-process', 'http'] as const)('queries over subgraphs reached %s', (reach) => {
  let running: TestGateway
  beforeAll(async () => {
    running = await startTestGateway({ reach })
  })
  afterAll(() => running.stop())

  test('one query gathers fields of three subgraphs', async () => {
    const token = await running.accessToken('ada')
    const answer = await ask(running, '{ chart(id: "chart_1") { title rowCount owner { name } seenBy } }', { token })
    expect(answer.errors).toEqual([])
    expect(answer.data).toEqual({
      chart: { title: 'Sales by region', rowCount: 70, owner: { name: 'Ada Lovelace' }, seenBy: 'user_ada' },
    })
  })

  test('a refusal of a subgraph keeps its code and the path of what it refused', async () => {
    const answer = await ask(running, '{ charts { id fragile } }')
    expect(answer.data).toEqual({
      charts: [
        { id: 'chart_1', fragile: 7 },
        { id: 'chart_2', fragile: null },
      ],
    })
    expect(answer.codes).toEqual(['NOT_FOUND'])
    expect(answer.errors[0]?.path).toEqual(['charts', 1, 'fragile'])
  })

  test('a bug in a subgraph shows a request id and nothing else', async () => {
    const answer = await ask(running, '{ broken }')
    expect(answer.codes).toEqual(['INTERNAL_SERVER_ERROR'])
    expect(JSON.stringify(answer.errors)).not.toContain('secret detail')
  })

  test('a mutation is executed once and its result completed from other subgraphs', async () => {
    const answer = await ask(
      running,
      'mutation Rename($id: ID!, $title: String!) { editChart(id: $id, title: $title) { title rowCount } }',
      { variables: { id: 'chart_2', title: 'Orders' } },
    )
    expect(answer.data).toEqual({ editChart: { title: 'Orders', rowCount: 70 } })
    expect(running.world.charts.get('chart_2')?.version).toBe(2)
  })

  test.each(Object.keys(withKeyAliases))(
    'an alias that is the name of a key answers like any other: %s',
    async (where) => {
      const query = withKeyAliases[where] ?? ''
      publish(running.world, { chartId: 'chart_1', version: 4, authorId: 'user_bob' })
      const token = await running.accessToken('ada')
      const asked = async (text: string): Promise<string> => {
        const { data, codes, errors } = await ask(running, text, { token })
        return JSON.stringify({ data, codes: codes.toSorted(), paths: errors.map(({ path }) => path).toSorted() })
      }
      const other = await asked(query)
      expect(other).toContain('KEY_')
      expect(await asked(query.replaceAll('KEY_', ''))).toBe(other.replaceAll('KEY_', ''))
    },
  )

  test('variables that do not fit are refused with 400', async () => {
    const answer = await ask(running, 'query ($id: ID!) { chart(id: $id) { title } }', { variables: {} })
    expect(answer.status).toBe(400)
    expect(answer.codes).toEqual(['BAD_USER_INPUT'])
  })

  test('the request id given is answered and passed on', async () => {
    const headers = { 'x-request-id': 'request-of-a-test' }
    const answer = await ask(running, '{ chart(id: "chart_1") { title } }', { headers })
    expect(answer.headers.get('x-request-id')).toBe('request-of-a-test')
    expect(running.world.requestIds).toContain('request-of-a-test')
  })

  test('a dead subgraph leaves nulls, and errors that name it and where', async () => {
    await running.kill('analytics')
    const answer = await ask(running, '{ charts { title rowCount } }')
    expect(answer.status).toBe(200)
    expect(answer.data).toEqual({
      charts: [
        { title: 'Sales by region', rowCount: null },
        { title: 'Orders', rowCount: null },
      ],
    })
    expect(answer.codes).toEqual(['UNAVAILABLE', 'UNAVAILABLE'])
    expect(answer.errors.map((error) => error.path)).toEqual([
      ['charts', 0],
      ['charts', 1],
    ])
    expect(JSON.stringify(answer.errors)).toContain('"serviceName":"analytics"')
  })
})
