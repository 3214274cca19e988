import { expect, test } from '@jest/globals'
import { ConfigError } from '@askchart/service'
import { readChartsConfig } from './config.js'

const complete = { DATABASE_URL: 'postgres://u:p@127.0.0.1:5432/db', KEYS_DIR: '/var/lib/askchart/keys' }

test('what is left out has its default', () => {
  expect(readChartsConfig(complete)).toMatchObject({
    host: '127.0.0.1',
    port: 4004,
    redisUrl: null,
    keysFolder: '/var/lib/askchart/keys',
    peers: { analytics: 'http://127.0.0.1:4002', nlp: 'http://127.0.0.1:4003' },
  })
})

test('every problem is told at once', () => {
  const problems = (): readonly string[] => {
    try {
      readChartsConfig({ PORT: '99999', DATABASE_URL: 'mysql://x', ANALYTICS_URL: 'nowhere' })
      return []
    } catch (error) {
      if (error instanceof ConfigError) return error.problems
      throw error
    }
  }
  expect(
    problems()
      .map((problem) => problem.split(':')[0])
      .sort(),
  ).toEqual(['ANALYTICS_URL', 'DATABASE_URL', 'KEYS_DIR', 'PORT'])
})
