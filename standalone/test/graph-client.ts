import { type Client, createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { z } from 'zod'

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.looseObject({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.looseObject({ code: z.string() }).optional(),
      }),
    )
    .optional(),
})
export type Answer = z.infer<typeof answerSchema>

const sessionSchema = z.object({
  session: z.object({
    accessToken: z.string(),
    refreshToken: z.string(),
    expiresAt: z.coerce.date(),
    viewer: z.object({
      user: z.object({ id: z.string(), name: z.string() }),
      workspaces: z.object({
        edges: z.array(z.object({ node: z.object({ id: z.string(), viewerRole: z.string() }) })).nonempty(),
      }),
    }),
  }),
})
type Session = z.infer<typeof sessionSchema>['session']

/** Whoever has a token, asking over HTTP and over a socket. */
export interface Caller {
  /** As it stands in the header of that name. */
  readonly authorization: string
  /** The parsed data; fails the test where the answer has errors. */
  ask<Schema extends z.ZodType>(
    query: string,
    schema: Schema,
    variables?: Record<string, unknown>,
  ): Promise<z.output<Schema>>
  /** The whole answer, errors included. */
  try(query: string, variables?: Record<string, unknown>): Promise<Answer>
  /** One answer per event; `return()` unsubscribes. */
  follow(query: string, variables?: Record<string, unknown>): AsyncIterableIterator<Answer>
  leave(): Promise<void>
}

/** A person at the API: a guest with a session. */
export interface Person extends Caller {
  readonly id: string
  readonly name: string
  readonly workspaceId: string
  /** The same person at a second window: another socket of the same session. */
  anotherWindow(): Person
  /** The same session at another address of the system. */
  at(url: string): Person
  /** The same person with a new access token, good until `expiresAt`. */
  renewed(): Promise<Person>
  readonly expiresAt: Date
}

async function post(
  url: string,
  token: string | null,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  })
  return answerSchema.parse(await response.json())
}

const SESSION = `... on Session {
  accessToken refreshToken expiresAt viewer { user { id name } workspaces { edges { node { id viewerRole } } } }
} ... on Problem { message }`
const START = `mutation { session: startGuestSession { ${SESSION} } }`
const RENEW = `mutation ($input: RefreshSessionInput!) { session: refreshSession(input: $input) { ${SESSION} } }`

/** The session of an answer; throws with the answer where it has none. */
function sessionIn(answer: Answer): Session {
  const { success, data } = sessionSchema.safeParse(answer.data)
  if (!success) throw new Error(`no session in ${JSON.stringify(answer)}`)
  return data.session
}

/** Signs a new guest in. */
export async function aPerson(url: string): Promise<Person> {
  return atAWindow(url, sessionIn(await post(url, null, START)))
}

function atAWindow(url: string, started: Session): Person {
  return {
    ...aCaller(url, started.accessToken),
    id: started.viewer.user.id,
    name: started.viewer.user.name,
    workspaceId: started.viewer.workspaces.edges[0]?.node.id ?? '',
    anotherWindow: () => atAWindow(url, started),
    at: (other) => atAWindow(other, started),
    async renewed() {
      const { refreshToken } = started
      return atAWindow(url, sessionIn(await post(url, null, RENEW, { input: { refreshToken } })))
    },
    expiresAt: started.expiresAt,
  }
}

/** Whoever has this token: a person's access token, or that of a share link. */
export function aCaller(url: string, token: string): Caller {
  const authorization = `Bearer ${token}`
  const sockets: Client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization },
  })
  return {
    authorization,
    async ask(query, schema, variables) {
      const answer = await post(url, token, query, variables)
      if (answer.errors) throw new Error(`the graph answered: ${JSON.stringify(answer.errors)}`)
      return schema.parse(answer.data)
    },
    try: (query, variables) => post(url, token, query, variables),
    follow(query, variables = {}) {
      const events = sockets.iterate({ query, variables })
      return {
        [Symbol.asyncIterator]() {
          return this
        },
        async next() {
          const result = await events.next()
          return result.done
            ? { done: true, value: undefined }
            : { done: false, value: answerSchema.parse(result.value) }
        },
        async return() {
          await events.return?.()
          return { done: true, value: undefined }
        },
      }
    },
    leave: async () => {
      await sockets.dispose()
    },
  }
}
