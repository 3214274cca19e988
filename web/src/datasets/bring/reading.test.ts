import { expect, test } from '@jest/globals'
import type { ColumnPart } from '../dataset-parts.js'
import { askedTypes, formatsOf, type Readings, withReading } from './reading.js'

const column = (ref: string, type: ColumnPart['type'], format: string | null = null): ColumnPart => ({
  ref,
  name: ref,
  label: ref,
  type,
  format,
  role: 'DIMENSION',
  synonyms: [],
  distinctCount: null,
  minimum: null,
  maximum: null,
  unit: null,
  defaultAggregate: null,
  hidden: false,
  sampleValues: [],
})
const day = column('a.day', 'DATE', 'MM/DD/YYYY')
const name = column('a.name', 'STRING')
const none: Readings = new Map()

test('a notation is offered where text was read by one, or is to be', () => {
  expect(formatsOf(day, undefined)).toContain('DD/MM/YYYY')
  expect(formatsOf(name, undefined)).toEqual([])
  expect(formatsOf(name, { type: 'DECIMAL', format: null })).toEqual(['1,234.5', '1.234,5'])
  expect(formatsOf(day, { type: 'STRING', format: null })).toEqual([])
  // Numbers and dates of a workbook are no text.
  expect(formatsOf(column('a.n', 'DECIMAL'), undefined)).toEqual([])
})

test('a notation alone keeps the type, and goes with a type that does not have it', () => {
  const written = withReading(none, day, { format: 'DD/MM/YYYY' })
  expect(askedTypes(written, [day, name], (ref) => ref.toUpperCase())).toEqual([
    { column: 'A.DAY', type: 'DATE', format: 'DD/MM/YYYY' },
  ])
  const text = withReading(written, day, { type: 'STRING' })
  expect(askedTypes(text, [day], (ref) => ref)).toEqual([{ column: 'a.day', type: 'STRING', format: null }])
  const time = withReading(written, day, { type: 'DATETIME' })
  expect(askedTypes(time, [day], (ref) => ref)).toEqual([{ column: 'a.day', type: 'DATETIME', format: 'DD/MM/YYYY' }])
})

test('what is taken back is asked for no more', () => {
  const written = withReading(none, day, { format: 'DD/MM/YYYY' })
  expect(withReading(written, day, { format: null }).size).toBe(0)
})
