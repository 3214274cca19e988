import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { parts } from './parts.js'

const reader = new URL('../../../../subgraphs/nlp/src/reader/', import.meta.url)
const replaced = parts.flatMap(({ instead }) => Object.entries(instead))
const exportsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name = '']) => name).sort()

test.each(replaced)('what stands in place of %s exports the same', async (path, instead) => {
  const source = await readFile(new URL(`${path}.ts`, reader), 'utf8')
  expect(exportsOf(source)).not.toEqual([])
  expect(exportsOf(instead(source))).toEqual(exportsOf(source))
})

test('of the learned weights only those that are left out are gone', async () => {
  const source = await readFile(new URL('rank/learned-weights.ts', reader), 'utf8')
  const without = parts.find(({ name }) => name === 'words around each place')?.instead['rank/learned-weights']
  const left = without?.(source) ?? ''
  expect(source).toContain(' ~ ')
  expect(left).not.toContain(' ~ ')
  expect(left.split('\n').length).toBeGreaterThan(20)
})
