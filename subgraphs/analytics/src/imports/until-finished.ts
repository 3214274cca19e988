/** The first value, then those of the source, up to and with the first that is the last; `return()` ends the source. */
export function untilFinished<Value>(
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
