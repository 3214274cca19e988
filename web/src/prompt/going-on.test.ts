import { expect, test } from '@jest/globals'
import { goingOn } from './going-on.js'

const texts = (prompts: readonly string[], typed: string): readonly string[] =>
  goingOn(
    prompts.map((text) => ({ text })),
    typed,
  ).map(({ text }) => text)

test.each([
  ['whole prompts that start so', ['Top 5 sales by region', 'Monthly revenue'], 'top 5 s', ['Top 5 sales by region']],
  [
    'the word being typed, typed out',
    ['revenue by channel', 'Orders by month'],
    'Revenue  by ch',
    ['revenue by channel'],
  ],
  ['a later word of a name', ['average unit price'], 'average pri', ['average unit price']],
  ['what comes next after a space', ['revenue by month'], 'revenue ', ['revenue by month']],
  ['not what is typed already', ['revenue'], 'revenue', []],
  ['nothing where nothing is typed', ['revenue'], '  ', []],
])('%s', (_, prompts, typed, expected) => {
  expect(texts(prompts, typed)).toEqual(expected)
})
