import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { z } from 'zod'

const sent = z.looseObject({
  model: z.string(),
  messages: z.array(z.object({ role: z.enum(['system', 'user']), content: z.string() })),
  response_format: z.object({
    type: z.literal('json_schema'),
    json_schema: z.object({ name: z.string(), strict: z.literal(true), schema: z.looseObject({}) }),
  }),
})

/** A request as it arrived. */
export interface ModelCall {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: z.output<typeof sent>
  /** performance.now() when it had arrived. */
  readonly at: number
  /** All that was sent, as text. */
  readonly text: string
}

export type ModelReply = (response: ServerResponse, call: ModelCall) => void

/** A server that speaks OpenAI's chat completions over HTTP, and answers as the test says. */
export interface ModelServer {
  /** As OPENAI_BASE_URL. */
  readonly url: string
  readonly calls: ModelCall[]
  /** One for each request in turn; the last one goes on. */
  replies: readonly ModelReply[]
  stop(): Promise<void>
}

export async function startModelServer(): Promise<ModelServer> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString()
      const body = sent.parse(JSON.parse(text))
      const call = { path: request.url ?? '', headers: request.headers, body, at: performance.now(), text }
      model.calls.push(call)
      const reply = model.replies[Math.min(model.calls.length, model.replies.length) - 1]
      if (reply) reply(response, call)
      else response.writeHead(500).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const model: ModelServer = {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1`,
    calls: [],
    replies: [],
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return model
}

/** What a completion says it has used. */
export const MODEL_USAGE = { prompt_tokens: 1_000, completion_tokens: 100, total_tokens: 1_100 }

const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

interface Written {
  readonly finish?: string
  readonly usage?: object | null
}

const completionOf = (content: string | null, finish = 'stop') => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'test',
  choices: [{ index: 0, finish_reason: finish, message: { role: 'assistant', content, refusal: null } }],
})

const writes =
  (content: string | null, { finish, usage = MODEL_USAGE }: Written = {}): ModelReply =>
  (response) =>
    json(response, 200, { ...completionOf(content, finish), ...(usage === null ? {} : { usage }) })

/** Ways to answer, well and badly. */
export const modelReply = {
  /** A completion with this text, as a real server answers. */
  writes,
  /** A completion that holds this reading. */
  reads: (reading: object | null): ModelReply => writes(JSON.stringify({ reading })),
  refuses:
    (status: number, headers: Record<string, string> = {}): ModelReply =>
    (response) =>
      json(response, status, { error: { message: 'no', type: 'error', code: 'no' } }, headers),
  /** Says nothing at all. */
  hangs: (() => undefined) satisfies ModelReply,
  /** Ends the connection without a word. */
  closes: ((response) => response.destroy()) satisfies ModelReply,
  /** Begins an answer and never ends it. */
  trickles: ((response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"choices": [')
  }) satisfies ModelReply,
  /** A completion that holds this reading, and ten megabytes of nothing before it. */
  floods:
    (reading: object): ModelReply =>
    (response) => {
      response.on('error', () => undefined)
      const [choice] = completionOf(JSON.stringify({ reading })).choices
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(`${' '.repeat(10 * 1024 * 1024)}${JSON.stringify({ choices: [choice] })}`)
    },
}
