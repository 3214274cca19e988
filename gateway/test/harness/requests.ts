import { z } from 'zod'
import type { TestGateway } from './gateway.js'

const body = z.looseObject({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.looseObject({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
})

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly data: Readonly<Record<string, unknown>> | null | undefined
  readonly errors: readonly { message: string; path?: (string | number)[] | undefined }[]
  readonly codes: readonly unknown[]
}

/** Reads an answer that has to be JSON in the shape of a GraphQL response. */
export async function answerOf(response: Response): Promise<Answer> {
  const parsed = body.parse(await response.json())
  const errors = parsed.errors ?? []
  return {
    status: response.status,
    headers: response.headers,
    data: parsed.data,
    errors,
    codes: errors.map((error) => error.extensions?.['code']),
  }
}

/** A GraphQL request over HTTP. */
export async function ask(
  { url }: Pick<TestGateway, 'url'>,
  query: string,
  options: {
    readonly variables?: Record<string, unknown>
    readonly operationName?: string
    readonly token?: string
    readonly headers?: Record<string, string>
  } = {},
): Promise<Answer> {
  const { variables, operationName, token, headers } = options
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify({ query, variables, operationName }),
  })
  return answerOf(response)
}
