import { describe, expect, test } from '@jest/globals'
import { deferredIterator, mapIterator, untilLast } from './iterators.js'

/** A source that waits for ever, and says whether it was ended. */
function waiting() {
  const state = { ended: false }
  const source: AsyncIterableIterator<{ n: number }> = {
    [Symbol.asyncIterator]() {
      return this
    },
    next: () => new Promise(() => undefined),
    return: () => {
      state.ended = true
      return Promise.resolve({ done: true, value: undefined })
    },
  }
  return { source, state }
}

async function* counting(to: number) {
  for (let n = 1; n <= to; n += 1) yield await Promise.resolve({ n })
}

const all = async <Value>(source: AsyncIterable<Value>) => {
  const values: Value[] = []
  for await (const value of source) values.push(value)
  return values
}

describe('mapIterator', () => {
  test('maps each value, awaiting asynchronous maps', async () => {
    expect(await all(mapIterator(counting(3), ({ n }) => Promise.resolve(n * 10)))).toEqual([10, 20, 30])
  })

  test('ends the source when the map fails', async () => {
    const { source, state } = waiting()
    source.next = () => Promise.resolve({ done: false, value: { n: 1 } })
    await expect(mapIterator(source, () => Promise.reject(new Error('no'))).next()).rejects.toThrow('no')
    expect(state.ended).toBe(true)
  })

  test('return ends a source that is waiting for an event', async () => {
    const { source, state } = waiting()
    const mapped = mapIterator(source, (value) => value)
    void mapped.next()
    expect(await mapped.return?.()).toEqual({ done: true, value: undefined })
    expect(state.ended).toBe(true)
  })
})

describe('deferredIterator', () => {
  test('opens its source on the first next and hands its values on', async () => {
    expect(await all(deferredIterator(() => Promise.resolve(counting(2))))).toEqual([{ n: 1 }, { n: 2 }])
  })

  test('gives a single value once', async () => {
    expect(await all(deferredIterator<object>(() => Promise.resolve({ errors: ['refused'] })))).toEqual([
      { errors: ['refused'] },
    ])
  })

  test('return while the source is still being opened ends the wait at once and the source once it is there', async () => {
    const { source, state } = waiting()
    let opened: (value: typeof source) => void = () => undefined
    const iterator = deferredIterator<{ n: number }>(
      () =>
        new Promise((resolve) => {
          opened = resolve
        }),
    )
    const next = iterator.next()
    const returned = iterator.return?.()
    expect(await next).toEqual({ done: true, value: undefined })
    opened(source)
    await returned
    expect(state.ended).toBe(true)
  })

  test('after return nothing is opened', async () => {
    let opens = 0
    const iterator = deferredIterator<object>(() => {
      opens += 1
      return Promise.resolve({})
    })
    await iterator.return?.()
    expect(await iterator.next()).toEqual({ done: true, value: undefined })
    expect(opens).toBe(0)
  })
})

describe('untilLast', () => {
  test('gives the first value, then the source up to and with the last, and ends the source', async () => {
    expect(await all(untilLast({ n: 0 }, counting(9), ({ n }) => n === 2))).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }])
  })

  test('asks the source for nothing when the first value is the last', async () => {
    const { source, state } = waiting()
    expect(await all(untilLast({ n: 1 }, source, () => true))).toEqual([{ n: 1 }])
    expect(state.ended).toBe(true)
  })
})
