import OpenAI, { APIConnectionError, APIError, APIUserAbortError } from 'openai'
import { zodResponseFormat } from 'openai/helpers/zod'
import { z } from 'zod'
import type { ModelConfig } from '../config.js'
import { answerSchema } from './answer-schema.js'
import { AnswerTooLargeError, boundedFetch } from './bounded-fetch.js'
import { ModelError, modelError } from './model-error.js'
import { MAX_ANSWER_TOKENS, type Usage } from './money.js'
import type { ModelMessage } from './question.js'

const tokens = z.number().int().nonnegative()
// What compatible servers answer is not always what the client's types say.
const completion = z.object({
  choices: z
    .array(z.object({ finish_reason: z.string().nullish(), message: z.object({ content: z.string().nullish() }) }))
    .min(1),
})
const refusal = z.object({
  status: z.number().catch(0),
  code: z.string().catch(''),
  headers: z.instanceof(Headers).optional().catch(undefined),
})
const metered = z.object({ usage: z.object({ prompt_tokens: tokens, completion_tokens: tokens }) })

/** What the model wrote, or why nothing can be made of it, and what that has used; null where the server does not tell. */
export interface Completion {
  readonly content: string | ModelError
  readonly usage: Usage | null
}

/** A request, ready to be sent and to be priced. */
export interface ModelRequest {
  readonly bytes: number
  /** Sends it once. Throws a ModelError where no answer came. */
  send(signal: AbortSignal): Promise<Completion>
}

/** What the client would tell of this machine. */
const SAID_OF_US = ['Lang', 'Package-Version', 'OS', 'Arch', 'Runtime', 'Runtime-Version', 'Retry-Count']

/** Any server that speaks OpenAI's chat completions with structured outputs. */
export class ModelDataSource {
  private readonly client: OpenAI
  private readonly format = zodResponseFormat(answerSchema, 'answer')

  constructor(private readonly config: Pick<ModelConfig, 'apiKey' | 'baseUrl' | 'model' | 'patience'>) {
    this.client = new OpenAI({
      // All that the client would read from the environment is given: only config.ts reads that.
      apiKey: config.apiKey ?? 'none',
      baseURL: config.baseUrl,
      organization: null,
      project: null,
      webhookSecret: null,
      logLevel: 'off',
      maxRetries: 0,
      timeout: config.patience.deadlineMs,
      fetch: boundedFetch,
      defaultHeaders: {
        ...(config.apiKey === null ? { authorization: null } : {}),
        ...Object.fromEntries(SAID_OF_US.map((name) => [`X-Stainless-${name}`, null])),
      },
    })
  }

  request(messages: readonly ModelMessage[]): ModelRequest {
    const body = {
      model: this.config.model,
      messages: [...messages],
      response_format: this.format,
      max_completion_tokens: MAX_ANSWER_TOKENS,
    }
    return {
      bytes: Buffer.byteLength(JSON.stringify(body)),
      send: async (signal) => {
        try {
          return completionOf(await this.client.chat.completions.create(body, { signal }))
        } catch (error) {
          throw asModelError(error, signal)
        }
      },
    }
  }
}

function completionOf(answer: unknown): Completion {
  const meter = metered.safeParse(answer)
  const usage = meter.success
    ? { input: meter.data.usage.prompt_tokens, output: meter.data.usage.completion_tokens }
    : null
  const parsed = completion.safeParse(answer)
  if (!parsed.success) return { content: modelError.unusable('it is no chat completion'), usage }
  const [choice] = parsed.data.choices
  const content = choice?.message.content
  if (choice?.finish_reason === 'length') return { content: modelError.unusable('it was cut off'), usage }
  return { content: content ?? modelError.unusable('it holds no text'), usage }
}

function asModelError(error: unknown, signal: AbortSignal): ModelError {
  if (signal.aborted || error instanceof APIUserAbortError) return modelError.timedOut()
  if (causes(error).some((cause) => cause instanceof AnswerTooLargeError))
    return modelError.unusable('it is too large', true)
  if (error instanceof APIConnectionError) return modelError.unreachable(error)
  if (error instanceof APIError) {
    const { status, code, headers } = refusal.parse(error)
    return modelError.refused(status, code.slice(0, 80), waitOf(headers?.get('retry-after') ?? null))
  }
  if (error instanceof SyntaxError) return modelError.unusable('it is no JSON', true)
  return modelError.unreachable(error)
}

function causes(error: unknown): readonly unknown[] {
  const found: unknown[] = []
  for (let at = error; at !== undefined && at !== null && found.length < 10;) {
    found.push(at)
    at = at instanceof Error ? at.cause : undefined
  }
  return found
}

/** Retry-After in milliseconds: seconds or a date, as RFC 9110 has it. */
function waitOf(text: string | null): number {
  if (text === null) return 0
  const seconds = Number(text)
  const wait = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(text) - Date.now()
  return Number.isFinite(wait) ? Math.max(0, wait) : 0
}
