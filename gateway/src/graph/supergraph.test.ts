import { readFile } from 'node:fs/promises'
import { type GraphClient, UnavailableError } from '@askchart/service'
import { expect, test } from '@jest/globals'
import { getNamedType, isObjectType, parse, validate } from 'graphql'
import { supergraphPath } from '../config.js'
import { createGraph } from './graph.js'
import { loadSupergraph } from './supergraph.js'

const supergraph = loadSupergraph(await readFile(supergraphPath({ supergraphFile: null }), 'utf8'))
const nobody = (name: string): GraphClient => ({
  name,
  execute: () => Promise.reject(new UnavailableError(name, 'not in this test')),
  subscribe() {
    throw new UnavailableError(name, 'not in this test')
  },
})
const graph = createGraph({
  supergraph,
  clients: Object.fromEntries(supergraph.subgraphs.map((name) => [name, nobody(name)])),
  afterMutation: () => undefined,
})
const subscriptions = Object.values(supergraph.apiSchema.getSubscriptionType()?.getFields() ?? {})

test('the committed supergraph has the five subgraphs and nothing of federation that clients could see', () => {
  expect([...supergraph.subgraphs].sort()).toEqual(['analytics', 'charts', 'exports', 'nlp', 'users'])
  expect(supergraph.apiSchema.getQueryType()?.getFields()).not.toHaveProperty('_entities')
  expect(supergraph.apiSchema.getType('Chart')).toBeTruthy()
  const chart = supergraph.apiSchema.getType('Chart')
  expect(isObjectType(chart) && 'dataGrant' in chart.getFields()).toBe(false)
})

for (const { name, args, type } of subscriptions)
  test(`${name} can be planned as a subscription`, () => {
    const required = args.filter((argument) => argument.type.toString().endsWith('!'))
    const list = required.map((argument) => `${argument.name}: "x"`).join(', ')
    const given = list === '' ? '' : `(${list})`
    const text = `subscription { ${name}${given} { __typename ... on ${getNamedType(type).name} { __typename } } }`
    const document = parse(text)
    expect(validate(supergraph.apiSchema, document)).toEqual([])
    expect(graph.plan(text, document, null, {})?.plan.node?.kind).toBe('Subscription')
  })

test('an edit with its author and its chart takes one primary and entity fetches', () => {
  const text = `subscription { chartEdited(chartId: "x") { version author { name } chart { title data { rowCount } } } }`
  const document = parse(text)
  expect(validate(supergraph.apiSchema, document)).toEqual([])
  const node = graph.plan(text, document, null, {})?.plan.node
  expect(node).toMatchObject({ kind: 'Subscription', primary: { serviceName: 'charts' } })
  const rest = JSON.stringify(node?.kind === 'Subscription' ? node.rest : null)
  expect(rest).toContain('"serviceName":"users"')
  expect(rest).toContain('"serviceName":"analytics"')
})

test('a subgraph without a client is found before anything listens', () => {
  expect(() => createGraph({ supergraph, clients: {}, afterMutation: () => undefined })).toThrow(
    'no client for it was given',
  )
})
