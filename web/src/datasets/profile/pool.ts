/** Runs tasks in the order they are given, so many at once. */
export function createPool(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  const leave = (): void => {
    running -= 1
    waiting.shift()?.()
  }
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    running += 1
    try {
      return await task()
    } finally {
      leave()
    }
  }
}
