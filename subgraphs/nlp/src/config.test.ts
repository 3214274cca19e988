import { ConfigError } from '@askchart/service'
import { describe, expect, test } from '@jest/globals'
import { type ModelConfig, readNlpConfig } from './config.js'
import { nlpSdl } from './nlp.js'

test('the configuration of nlp needs a database and no more', () => {
  expect(readNlpConfig({ DATABASE_URL: 'postgres://localhost/askchart' })).toEqual({
    host: '127.0.0.1',
    port: 4003,
    logLevel: 'info',
    databaseUrl: 'postgres://localhost/askchart',
    model: null,
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

describe('a language model', () => {
  const modelOf = (env: Record<string, string>): ModelConfig | null =>
    readNlpConfig({ DATABASE_URL: 'postgres://localhost/askchart', ...env }).model
  const usual = {
    apiKey: null,
    baseUrl: 'https://api.openai.com/v1',
    model: 'gpt-5.4-mini',
    belowConfidence: 0.6,
    confidence: 0.75,
    sampleValues: false,
    patience: { deadlineMs: 10_000, retries: 2, backoffMs: 300, failuresBeforeRest: 5, restMs: 30_000 },
    price: { input: 5, output: 20 },
    dollarsPerDay: 1,
  }

  test('is there with a key or with an address, and not with anything else that is said of it', () => {
    expect(modelOf({ OPENAI_API_KEY: 'key' })).toEqual({ ...usual, apiKey: 'key' })
    expect(modelOf({ OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1' })).toEqual({
      ...usual,
      baseUrl: 'http://127.0.0.1:11434/v1',
    })
    expect(modelOf({ OPENAI_MODEL: 'mine', MODEL_SAMPLE_VALUES: 'true', OPENAI_API_KEY: '' })).toBeNull()
  })

  test('is as it is configured', () => {
    const given = {
      OPENAI_API_KEY: 'key',
      OPENAI_MODEL: 'mine',
      MODEL_BELOW_CONFIDENCE: '0.3',
      MODEL_CONFIDENCE: '0.9',
      MODEL_SAMPLE_VALUES: 'true',
      MODEL_DEADLINE_MS: '2500',
      MODEL_DOLLARS_PER_DAY: '0.5',
      MODEL_INPUT_PRICE: '0.25',
      MODEL_OUTPUT_PRICE: '0',
    }
    expect(modelOf(given)).toEqual({
      ...usual,
      apiKey: 'key',
      model: 'mine',
      belowConfidence: 0.3,
      confidence: 0.9,
      sampleValues: true,
      patience: { ...usual.patience, deadlineMs: 2_500 },
      price: { input: 0.25, output: 0 },
      dollarsPerDay: 0.5,
    })
  })

  test('has each of its problems told, and the key in none of them', () => {
    const wrong = {
      OPENAI_BASE_URL: 'ftp://models.example.org',
      MODEL_BELOW_CONFIDENCE: '60',
      MODEL_CONFIDENCE: 'high',
      MODEL_SAMPLE_VALUES: 'some',
      MODEL_DEADLINE_MS: '60000',
      MODEL_DOLLARS_PER_DAY: '-1',
      MODEL_INPUT_PRICE: 'free',
      MODEL_OUTPUT_PRICE: '1e9',
    }
    expect(() => modelOf({ ...wrong, OPENAI_API_KEY: 'sk-secret' })).toThrow(
      expect.objectContaining({
        problems: Object.keys(wrong).map((name) => expect.stringMatching(new RegExp(`^${name}: `))),
        message: expect.not.stringContaining('sk-secret'),
      }),
    )
    expect(() => modelOf({ OPENAI_BASE_URL: 'https://me:pass@models.example.org' })).toThrow(/OPENAI_API_KEY/)
  })
})

test('the schema can be printed without a store and without a reader', () => {
  expect(nlpSdl()).toContain('union AnalysisResult')
})
