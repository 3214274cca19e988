/** Events of one topic for the subgraphs of these tests, which can say who still listens. */
export interface Events<Value> {
  publish(value: Value): void
  /** Ends every listener's iterator with this error, as a lost connection would. */
  break(error: Error): void
  /** What was before first, then what is published from now on. */
  listen(before?: readonly Value[]): AsyncIterableIterator<Value>
  readonly listenerCount: number
}

interface Listener<Value> {
  push(value: Value): void
  fail(error: Error): void
}

export function createEvents<Value>(): Events<Value> {
  const listeners = new Set<Listener<Value>>()
  return {
    publish: (value) => listeners.forEach((listener) => listener.push(value)),
    break: (error) => listeners.forEach((listener) => listener.fail(error)),
    get listenerCount() {
      return listeners.size
    },
    listen(before = []) {
      const ready: Value[] = [...before]
      let waiting: { resolve: (result: IteratorResult<Value>) => void; reject: (error: Error) => void } | null = null
      const listener: Listener<Value> = {
        push(value) {
          if (waiting) waiting.resolve({ done: false, value })
          else ready.push(value)
          waiting = null
        },
        fail(error) {
          listeners.delete(listener)
          waiting?.reject(error)
          waiting = null
        },
      }
      listeners.add(listener)
      return {
        [Symbol.asyncIterator]() {
          return this
        },
        next() {
          const value = ready.shift()
          if (value !== undefined) return Promise.resolve({ done: false, value })
          return new Promise((resolve, reject) => {
            waiting = { resolve, reject }
          })
        },
        return() {
          listeners.delete(listener)
          waiting?.resolve({ done: true, value: undefined })
          waiting = null
          return Promise.resolve({ done: true, value: undefined })
        },
      }
    },
  }
}
