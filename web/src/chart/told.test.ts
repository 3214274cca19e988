import { expect, test } from '@jest/globals'
import { sayingAnew, Resumption } from '../graphql/resumption.js'
import { Told } from './told.js'

const edit = (version: number, follows = version - 1) => ({ version, follows })

test('a connection that is back asks since the last edit that was told with none missing', () => {
  const told = new Told(5)
  const { context } = new Resumption(() => ({ sinceVersion: told.version }))
  const said = sayingAnew({ query: 'subscription', variables: { chartId: 'chart_1', sinceVersion: 5 } }, context)
  const since = (): unknown => JSON.parse(JSON.stringify(said))
  const asking = (sinceVersion: number) => ({ query: 'subscription', variables: { chartId: 'chart_1', sinceVersion } })
  expect(since()).toEqual(asking(5))
  for (const version of [6, 7]) told.add(edit(version))
  expect(since()).toEqual(asking(7))
  // Between them one was lost.
  told.add(edit(9))
  expect(since()).toEqual(asking(7))
  // What is repeated, and many edits told as one.
  for (const again of [edit(6), edit(8), edit(2_000, 8)]) told.add(again)
  expect(since()).toEqual(asking(2_000))
})

test('what changes nothing is said as it was', () => {
  const said = { query: 'subscription', variables: { chartId: 'chart_1' } }
  expect(sayingAnew(said, {})).toBe(said)
})
