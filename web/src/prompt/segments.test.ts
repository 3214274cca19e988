import { describe, expect, test } from '@jest/globals'
import { confidenceInWords, segmentsOf } from './segments.js'

const spans = (prompt: string, mentions: readonly (readonly [number, number])[]) =>
  segmentsOf(
    prompt,
    mentions.map(([start, end]) => ({ start, end })),
  ).map(({ text, mention }) => (mention ? `[${text}]` : text))

describe('segmentsOf', () => {
  test('cuts a prompt at its mentions and loses no character', () => {
    expect(
      spans('Top 5 sales by region', [
        [15, 21],
        [0, 5],
        [6, 11],
      ]),
    ).toEqual(['[Top 5]', ' ', '[sales]', ' by ', '[region]'])
  })

  test('of overlapping mentions the first and longest stays', () => {
    expect(
      spans('unit price', [
        [0, 4],
        [0, 10],
        [5, 10],
      ]),
    ).toEqual(['[unit price]'])
  })

  test('leaves out what lies outside the prompt', () => {
    expect(
      spans('sales', [
        [-1, 3],
        [2, 9],
        [3, 3],
      ]),
    ).toEqual(['sales'])
  })

  test('counts UTF-16 units, as the API does', () => {
    expect(spans('📈 sales', [[3, 8]])).toEqual(['📈 ', '[sales]'])
  })
})

test('confidence is said in words', () => {
  expect([1, 0.9, 0.75, 0.5, 0.2].map(confidenceInWords)).toEqual([
    'Sure of this reading',
    'Sure of this reading',
    'Fairly sure of this reading',
    'Not quite sure: check the reading',
    'A guess: check the reading',
  ])
})
