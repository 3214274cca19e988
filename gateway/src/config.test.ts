import { expect, test } from '@jest/globals'
import { readGatewayConfig, supergraphPath } from './config.js'

const folders = { KEYS_DIR: '/keys', FILES_DIR: '/files' }

test('what is not said has a default, and nothing may be explored', () => {
  expect(readGatewayConfig(folders)).toMatchObject({
    host: '127.0.0.1',
    port: 4000,
    publicUrl: null,
    webRoot: null,
    explorable: false,
    graphiql: false,
    subgraphUrls: { users: 'http://127.0.0.1:4001', exports: 'http://127.0.0.1:4005' },
  })
})

test('every problem is named at once', () => {
  const read = (): unknown => readGatewayConfig({ PORT: 'many', PUBLIC_URL: 'nowhere', INTROSPECTION: 'perhaps' })
  for (const variable of ['PORT', 'PUBLIC_URL', 'INTROSPECTION', 'KEYS_DIR', 'FILES_DIR'])
    expect(read).toThrow(variable)
})

test('the supergraph is the committed one unless another is named', () => {
  expect(supergraphPath({ supergraphFile: null })).toMatch(/schema\/supergraph\.graphql$/)
  expect(supergraphPath({ supergraphFile: '/other.graphql' })).toBe('/other.graphql')
})
