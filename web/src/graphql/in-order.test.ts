import { expect, test } from '@jest/globals'
import { inOrder } from './in-order.js'

const body = (operationName: string): RequestInit => ({ body: JSON.stringify({ operationName }) })

test('an edit waits for the one before it; a query waits for nothing', async () => {
  const sent: unknown[] = []
  const answers: (() => void)[] = []
  const send = inOrder((input) => {
    sent.push(input)
    return new Promise((resolve) => {
      answers.push(() => resolve(new Response()))
    })
  })
  const first = send('first', body('EditChart'))
  const second = send('second', body('EditChart'))
  void send('query', body('ChartList'))
  await new Promise((resolve) => setImmediate(resolve))
  expect(sent).toEqual(['query', 'first'])
  answers[1]?.()
  await first
  await new Promise((resolve) => setImmediate(resolve))
  expect(sent).toEqual(['query', 'first', 'second'])
  answers[2]?.()
  await second
})

test('an edit that could not be sent does not hold up the next', async () => {
  const sent: unknown[] = []
  const send = inOrder((input) => {
    sent.push(input)
    return sent.length === 1 ? Promise.reject(new Error('broken')) : Promise.resolve(new Response())
  })
  await expect(send('first', body('EditChart'))).rejects.toThrow('broken')
  await send('second', body('EditChart'))
  expect(sent).toEqual(['first', 'second'])
})
