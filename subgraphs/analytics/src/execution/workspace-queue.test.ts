import { describe, expect, test } from '@jest/globals'
import { createWorkspaceQueue, type WorkspaceQueue } from './workspace-queue.js'

const limits = { running: 2, runningBeside: 1, waiting: 3, waitMs: 10_000, besideMs: 1_000 }

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

test('a query alone has all threads, one beside another of its workspace half of them', async () => {
  const queue = createWorkspaceQueue(limits)
  const shares = await Promise.all(['a', 'b'].map(() => queue.run('one', (threads) => Promise.resolve(threads))))
  expect(shares).toEqual(['all', 'half'])
})

describe('while another workspace asks', () => {
  const shareOf = (queue: WorkspaceQueue, workspaceId: string) =>
    queue.run(workspaceId, (threads) => Promise.resolve(threads))

  test('a workspace runs one at once, on half of the threads, until a second after', async () => {
    let now = 0
    const queue = createWorkspaceQueue(limits, () => now)
    expect(await shareOf(queue, 'other')).toBe('all')
    now = 999
    const { order, query, endFirst } = started()
    const answers = ['a', 'b', 'c'].map((name) => queue.run('one', query(name)))
    await settled()
    expect(order).toEqual(['a'])
    endFirst()
    await settled()
    expect(order).toEqual(['a', 'b'])
    now = 1_000
    endFirst()
    await settled()
    endFirst()
    await Promise.all(answers)
    expect(await shareOf(queue, 'one')).toBe('all')
    expect(await shareOf(queue, 'one')).toBe('all')
    expect(await shareOf(queue, 'other')).toBe('half')
  })

  test('as long as a query of the other one runs, however long ago it was asked', async () => {
    let now = 0
    const queue = createWorkspaceQueue(limits, () => now)
    const { query, endFirst } = started()
    const long = queue.run('other', query('long'))
    now = 4_000
    expect(await shareOf(queue, 'one')).toBe('half')
    endFirst()
    await long
    expect(await shareOf(queue, 'one')).toBe('all')
  })

  test('when it has gone, all that may run does', async () => {
    let now = 0
    const queue = createWorkspaceQueue(limits, () => now)
    await shareOf(queue, 'other')
    const { order, query, endFirst } = started()
    const answers = ['a', 'b', 'c'].map((name) => queue.run('one', query(name)))
    await settled()
    expect(order).toEqual(['a'])
    now = 2_000
    endFirst()
    await settled()
    expect(order).toEqual(['a', 'b', 'c'])
    endFirst()
    endFirst()
    await Promise.all(answers)
  })
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
  const queue = createWorkspaceQueue({ ...limits, running: 1, waitMs: -1 })
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
