/**
 * Hand-written iterators: an async generator that is waiting for an event cannot be cancelled, because its `return()`
 * queues behind the wait. These pass `return()` on at once.
 */

/** Each value mapped; `return()` ends the source at once. */
export function mapIterator<From, To>(
  source: AsyncIterator<From>,
  map: (value: From) => To | Promise<To>,
): AsyncIterableIterator<To> {
  const end = async (): Promise<IteratorResult<To>> => {
    await source.return?.()
    return { done: true, value: undefined }
  }
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    async next() {
      const result = await source.next()
      if (result.done) return { done: true, value: undefined }
      try {
        return { done: false, value: await map(result.value) }
      } catch (error) {
        await source.return?.()
        throw error
      }
    },
    return: end,
  }
}

/** The same values; a failure of the source is told as another error. */
export const onFailure = <Value>(
  source: AsyncIterator<Value>,
  errorOf: (error: unknown) => Error,
): AsyncIterator<Value> => ({
  async next() {
    try {
      return await source.next()
    } catch (error) {
      throw errorOf(error)
    }
  },
  return: async () => (await source.return?.()) ?? { done: true, value: undefined },
})

/**
 * An iterator whose source is still being opened, or turns out to be a single value. `return()` before the source is
 * open closes it as soon as it is, and ends the waiting `next()` at once.
 */
export function deferredIterator<Value extends object>(
  open: () => Promise<AsyncIterableIterator<Value> | Value>,
): AsyncIterableIterator<Value> {
  let ended = false
  let source: Promise<AsyncIterator<Value>> | null = null
  let stopWaiting: (result: IteratorResult<Value>) => void = () => undefined
  const stopped = new Promise<IteratorResult<Value>>((resolve) => {
    stopWaiting = resolve
  })
  const start = (): Promise<AsyncIterator<Value>> => {
    source ??= open().then((opened) => (isIterator(opened) ? opened : once(opened)))
    return source
  }
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    async next() {
      if (ended) return { done: true, value: undefined }
      return Promise.race([start().then((iterator) => iterator.next()), stopped])
    },
    async return() {
      ended = true
      stopWaiting({ done: true, value: undefined })
      if (source) await source.then((iterator) => iterator.return?.()).catch(() => undefined)
      return { done: true, value: undefined }
    },
  }
}

const isIterator = <Value extends object>(
  value: AsyncIterableIterator<Value> | Value,
): value is AsyncIterableIterator<Value> => Symbol.asyncIterator in value

function once<Value>(value: Value): AsyncIterator<Value> {
  let given = false
  return {
    next: () => {
      if (given) return Promise.resolve({ done: true, value: undefined })
      given = true
      return Promise.resolve({ done: false, value })
    },
  }
}

/** The first value, then those of the source, up to and with the first that is the last; `return()` ends the source. */
export function untilLast<Value>(
  first: Value,
  source: AsyncIterator<Value>,
  isLast: (value: Value) => boolean,
): AsyncIterableIterator<Value> {
  let waiting: { readonly value: Value } | null = { value: first }
  let ended = false
  const end = async (): Promise<IteratorResult<Value>> => {
    ended = true
    await source.return?.()
    return { done: true, value: undefined }
  }
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    async next() {
      if (ended) return end()
      if (waiting) {
        const { value } = waiting
        waiting = null
        ended = isLast(value)
        return { done: false, value }
      }
      const result = await source.next()
      if (!result.done) ended = isLast(result.value)
      return result
    },
    return: end,
  }
}
