import { expect, test } from '@jest/globals'
import { modelError } from './model-error.js'
import { createPatience } from './patience.js'

const patience = { deadlineMs: 2_000, retries: 2, backoffMs: 1, failuresBeforeRest: 3, restMs: 60_000 }

/** Answers when it is told to stop, as fetch does, and not before. */
const untilStopped = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(modelError.timedOut())))

test('what runs out of time is told to stop, and is not begun again', async () => {
  const patiently = createPatience({ ...patience, deadlineMs: 30 })
  let begun = 0
  const stopped: boolean[] = []
  const slow = async (signal: AbortSignal): Promise<void> => {
    begun += 1
    await untilStopped(signal).catch(() => stopped.push(signal.aborted))
    throw modelError.unreachable(null)
  }
  await expect(patiently(slow)).rejects.toMatchObject({ failure: 'TIMED_OUT' })
  expect({ begun, stopped }).toEqual({ begun: 1, stopped: [true] })
})

test('who asked and has gone stops the work, and says nothing about the server', async () => {
  const patiently = createPatience(patience)
  for (let n = 0; n < 5; n += 1) {
    const caller = new AbortController()
    const asking = patiently(untilStopped, caller.signal)
    caller.abort()
    await expect(asking).rejects.toMatchObject({ failure: 'TIMED_OUT' })
  }
  expect(await patiently(() => Promise.resolve('well'))).toBe('well')
})

test('failures of many who ask at once add up, and a server at rest is not asked', async () => {
  const patiently = createPatience({ ...patience, retries: 0 })
  let asked = 0
  const fails = (): Promise<never> => {
    asked += 1
    return Promise.reject(modelError.refused(500, '', 0))
  }
  await Promise.allSettled([patiently(fails), patiently(fails), patiently(fails)])
  await expect(patiently(fails)).rejects.toMatchObject({
    failure: 'UNAVAILABLE',
    message: expect.stringContaining('left alone'),
  })
  expect(asked).toBe(3)
})

test('what is no failure of the server is neither tried again nor counted', async () => {
  const patiently = createPatience(patience)
  let asked = 0
  for (let n = 0; n < 5; n += 1) {
    const useless = (): Promise<never> => {
      asked += 1
      return Promise.reject(modelError.unusable('prose'))
    }
    await expect(patiently(useless)).rejects.toMatchObject({ failure: 'UNUSABLE_ANSWER' })
  }
  expect(asked).toBe(5)
})
