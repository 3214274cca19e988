import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareDataset } from '@askchart/nlp/reader'
import type { DataColumn, DatasetProfile, QuerySpec } from '@askchart/vocabulary'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { answerRow, type AskedDataset } from './answer.js'
import { readOptions } from './options.js'
import { readPrompts } from './prompts.js'
import { readSchemaFile } from './schema-file.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'answer-'))
})
afterEach(() => rm(folder, { recursive: true }))

const column = (name: string, role: 'MEASURE' | 'DIMENSION', distinctCount: number) => ({
  ref: `pets.${name}`,
  name,
  label: name,
  type: role === 'MEASURE' ? ('INTEGER' as const) : ('STRING' as const),
  role,
  synonyms: [],
  distinctCount,
  sampleValues: role === 'MEASURE' ? [] : ['Cat', 'Dog'],
  minimum: null,
  maximum: null,
  unit: null,
  defaultAggregate: role === 'MEASURE' ? ('AVERAGE' as const) : null,
})
const pets: DatasetProfile = {
  id: 'pets',
  name: 'pets',
  version: 1,
  tables: [
    {
      name: 'pets',
      label: 'pets',
      rowCount: 9,
      columns: [column('kind', 'DIMENSION', 2), column('weight', 'MEASURE', 9)],
    },
  ],
  relationships: [],
}

function askedPets(
  answer: (query: QuerySpec) => readonly DataColumn[] | null,
): AskedDataset & { readonly asked: QuerySpec[] } {
  const asked: QuerySpec[] = []
  return {
    asked,
    profile: pets,
    prepared: prepareDataset(pets),
    today: '2025-01-01',
    matchValues: () => Promise.resolve([]),
    run(query) {
      asked.push(query)
      return Promise.resolve(answer(query))
    },
  }
}
const weights: readonly DataColumn[] = [
  { name: 'kind', type: 'STRING', values: ['Cat', 'Dog'] },
  { name: 'average_weight', type: 'DECIMAL', values: [4, 20] },
]

describe('answerRow', () => {
  test('tells what would be drawn', async () => {
    const { line } = await answerRow(
      { id: 'a', db_id: 'pets', nl: 'average weight by kind' },
      askedPets(() => weights),
      null,
    )
    expect(line).toMatchObject({
      id: 'a',
      outcome: 'answer',
      mark: 'bar',
      rows: [
        { x: 'Cat', y: 4 },
        { x: 'Dog', y: 20 },
      ],
      encodings: { x: { field: 'kind' }, y: { field: 'weight', aggregate: 'AVERAGE' } },
    })
  })

  test('turns go on from one another, and the last one is drawn', async () => {
    const dataset = askedPets(() => weights)
    const row = { id: 'a', db_id: 'pets', nl: '', turns: ['average weight by kind', 'only dogs'] }
    await answerRow(row, dataset, null)
    expect(dataset.asked).toEqual([
      {
        v: 1,
        measures: [{ column: 'pets.weight', aggregate: 'AVERAGE' }],
        dimensions: [{ column: 'pets.kind' }],
        filter: { compare: { column: 'pets.kind', operator: 'EQ', values: ['Dog'] } },
      },
    ])
  })

  test('no data, and no question, are both cannot', async () => {
    const nothing = askedPets(() => [{ name: 'kind', type: 'STRING', values: [] }])
    expect((await answerRow({ id: 'a', db_id: 'pets', nl: 'weight by kind' }, nothing, null)).line.outcome).toBe(
      'cannot',
    )
    expect((await answerRow({ id: 'b', db_id: 'pets', nl: 'qwertz' }, nothing, null)).line.outcome).toBe('cannot')
  })
})

describe('files', () => {
  test('a line that is no prompt is named', async () => {
    const file = join(folder, 'prompts.jsonl')
    await writeFile(file, '{"id":"1","db_id":"d","nl":"x","golds":[],"turns":null}\n\n{"id":2}\n')
    await expect(readPrompts(file)).rejects.toThrow(/prompts\.jsonl, line 3/)
  })

  test('a schema gives labels and foreign keys', async () => {
    const text = JSON.stringify({
      tables: [{ name: 'a', label: 'as', columns: [{ name: 'b_id', label: 'b', type: 'text', pk: false }] }],
      foreign_keys: [['a', 'b_id', 'b', 'id']],
    })
    await writeFile(join(folder, 'schema.json'), text)
    expect(await readSchemaFile(folder)).toEqual({
      tables: [{ name: 'a', label: 'as', columns: [{ name: 'b_id', label: 'b' }] }],
      foreignKeys: [{ from: 'a.b_id', to: 'b.id' }],
    })
    expect(await readSchemaFile(join(folder, 'none'))).toBeNull()
  })
})

test('a wrong call says how to call', () => {
  expect(() => readOptions(['--databases', 'x', '--prompts', 'y'])).toThrow(/Usage: npm run -s answer/)
  expect(() => readOptions(['--databases', 'x'])).toThrow(/^--prompts is missing: .*\n--out is missing: /)
  expect(() => readOptions(['--databases', 'x', '--prompts', 'y', '--out', 'z', '--today', '2026-13-01'])).toThrow(
    /^--today is a date such as 2026-03-31\.\nUsage/,
  )
  expect(() => readOptions(['--foo'])).toThrow(/^Unknown option '--foo'/)
  expect(readOptions(['--databases', 'x', '--prompts', 'y', '--out', 'z'])).toEqual({
    databases: 'x',
    prompts: 'y',
    out: 'z',
    today: null,
  })
})
