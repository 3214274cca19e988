import { ConfigError } from '@askchart/service'
import { describe, expect, test } from '@jest/globals'
import { readUsersConfig } from './config.js'
import { usersSdl } from './index.js'

const enough = { DATABASE_URL: 'postgres://localhost/askchart', KEYS_DIR: '/var/lib/askchart/keys' }

describe('the configuration of users', () => {
  test('needs a database and a folder for its key, and lets guests in', () => {
    expect(readUsersConfig(enough)).toMatchObject({ port: 4001, guests: 'allow', keysFolder: '/var/lib/askchart/keys' })
    expect(readUsersConfig({ ...enough, GUESTS: 'refuse' }).guests).toBe('refuse')
  })

  test('tells every problem at once', () => {
    try {
      readUsersConfig({ DATABASE_URL: 'mysql://localhost', PORT: '70000', GUESTS: 'perhaps' })
      expect('a ConfigError').toBe('thrown')
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError)
      const { problems } = error instanceof ConfigError ? error : { problems: [] }
      expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual([
        'DATABASE_URL',
        'GUESTS',
        'KEYS_DIR',
        'PORT',
      ])
    }
  })
})

test('the schema can be printed without a store', () => {
  expect(usersSdl()).toContain('union SessionResult')
})
