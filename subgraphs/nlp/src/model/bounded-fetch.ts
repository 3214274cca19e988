/** An answer larger than this is no answer. */
export const MAX_ANSWER_BYTES = 1024 * 1024

export class AnswerTooLargeError extends Error {
  constructor() {
    super(`the answer has more than ${MAX_ANSWER_BYTES} bytes`)
    this.name = 'AnswerTooLargeError'
  }
}

/**
 * fetch that follows no redirect, since an address of another's choosing must not get the key, and whose bodies fail
 * past MAX_ANSWER_BYTES, unpacked, instead of filling the memory.
 */
export const boundedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'error' })
  if (response.body === null) return response
  let size = 0
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.byteLength
        if (size > MAX_ANSWER_BYTES) controller.error(new AnswerTooLargeError())
        else controller.enqueue(chunk)
      },
    }),
  )
  return new Response(counted, { status: response.status, headers: response.headers })
}
