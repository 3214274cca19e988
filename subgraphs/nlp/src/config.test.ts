import { ConfigError } from '@askchart/service'
import { expect, test } from '@jest/globals'
import { readNlpConfig } from './config.js'
import { nlpSdl } from './nlp.js'

test('the configuration of nlp needs a database and no more', () => {
  expect(readNlpConfig({ DATABASE_URL: 'postgres://localhost/askchart' })).toEqual({
    host: '127.0.0.1',
    port: 4003,
    logLevel: 'info',
    databaseUrl: 'postgres://localhost/askchart',
    peers: { gateway: 'http://127.0.0.1:4000', users: 'http://127.0.0.1:4001', analytics: 'http://127.0.0.1:4002' },
  })
})

test('every problem of the configuration is told at once', () => {
  expect(() => readNlpConfig({ PORT: '-1', ANALYTICS_URL: 'nowhere' })).toThrow(
    expect.objectContaining({
      problems: [
        expect.stringMatching(/^ANALYTICS_URL/),
        expect.stringMatching(/^PORT/),
        expect.stringMatching(/^DATABASE_URL/),
      ],
    }),
  )
  expect(() => readNlpConfig({})).toThrow(ConfigError)
})

test('the schema can be printed without a store and without a reader', () => {
  expect(nlpSdl()).toContain('union AnalysisResult')
})
