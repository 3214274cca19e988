import { expect, test } from '@jest/globals'
import { createWorkspaceQueue } from './workspace-queue.js'

const limits = { running: 2, waiting: 3, waitMs: 10_000 }

/** Queries that end when they are told to. */
function started() {
  const ends: (() => void)[] = []
  const order: string[] = []
  return {
    order,
    query: (name: string) => () => {
      order.push(name)
      return new Promise<string>((resolve) => ends.push(() => resolve(name)))
    },
    endFirst: () => ends.shift()?.(),
  }
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('a workspace runs two at once, the next when one ends, in the order they came', async () => {
  const queue = createWorkspaceQueue(limits)
  const { order, query, endFirst } = started()
  const answers = ['a', 'b', 'c', 'd'].map((name) => queue.run('one', query(name)))
  await settled()
  expect(order).toEqual(['a', 'b'])
  endFirst()
  await settled()
  expect(order).toEqual(['a', 'b', 'c'])
  endFirst()
  await settled()
  endFirst()
  endFirst()
  expect(await Promise.all(answers)).toEqual(['a', 'b', 'c', 'd'])
})

test('a query is told how many run beside it', async () => {
  const queue = createWorkspaceQueue(limits)
  const beside = await Promise.all(['a', 'b'].map(() => queue.run('one', (count) => Promise.resolve(count))))
  expect(beside).toEqual([0, 1])
})

test('what waits in one workspace is not waited for in another', async () => {
  const queue = createWorkspaceQueue(limits)
  const { order, query } = started()
  for (const name of ['a', 'b', 'c']) void queue.run('one', query(name))
  void queue.run('other', query('x'))
  await settled()
  expect(order).toEqual(['a', 'b', 'x'])
})

test('one more than may wait is refused at once, and room comes back', async () => {
  const queue = createWorkspaceQueue(limits)
  const { query, endFirst } = started()
  const answers = Array.from({ length: 5 }, (_, n) => queue.run('one', query(String(n))))
  await expect(queue.run('one', query('refused'))).rejects.toMatchObject({ code: 'TOO_MANY_QUERIES' })
  for (const _answer of answers) {
    await settled()
    endFirst()
  }
  await Promise.all(answers)
  const later = queue.run('one', query('later'))
  await settled()
  endFirst()
  expect(await later).toBe('later')
})

test('whose turn comes too late is refused without being run', async () => {
  const queue = createWorkspaceQueue({ running: 1, waiting: 3, waitMs: -1 })
  const { order, query } = started()
  await expect(queue.run('one', query('late'))).rejects.toMatchObject({ code: 'TOO_MANY_QUERIES' })
  expect(order).toEqual([])
})

test('a query that fails gives its place to the next', async () => {
  const queue = createWorkspaceQueue({ ...limits, running: 1 })
  const failing = queue.run('one', () => Promise.reject(new Error('down')))
  const next = queue.run('one', () => Promise.resolve('fine'))
  await expect(failing).rejects.toThrow('down')
  expect(await next).toBe('fine')
})
