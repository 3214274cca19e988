import { describe, expect, test } from '@jest/globals'
import { repeat } from './repeat.js'

/** Resolves at each call of `done`. */
function counter() {
  let count = 0
  const waiting: { readonly at: number; readonly resolve: () => void }[] = []
  return {
    done() {
      count += 1
      for (const { at, resolve } of waiting) if (count >= at) resolve()
    },
    count: () => count,
    reached: (at: number) =>
      new Promise<void>((resolve) => {
        if (count >= at) resolve()
        else waiting.push({ at, resolve })
      }),
  }
}

describe('repeated work', () => {
  test('is done at the start and again after each interval, also after a failure', async () => {
    const runs = counter()
    const problems: unknown[] = []
    const work = repeat(
      1,
      () => {
        runs.done()
        return runs.count() === 1 ? Promise.reject(new Error('away')) : Promise.resolve()
      },
      (error) => problems.push(error),
    )
    work.start()
    await runs.reached(3)
    await work.stop()
    expect(problems).toEqual([new Error('away')])
  })

  test('ends with the run under way, and is not done again', async () => {
    const runs = counter()
    let finish: () => void = () => undefined
    const work = repeat(
      1,
      () => {
        runs.done()
        return new Promise<void>((resolve) => {
          finish = resolve
        })
      },
      () => undefined,
    )
    work.start()
    await runs.reached(1)
    const order: string[] = []
    const stopped = work.stop().then(() => order.push('stopped'))
    order.push('finished')
    finish()
    await stopped
    expect(order).toEqual(['finished', 'stopped'])
    expect(runs.count()).toBe(1)
  })
})
