import { personOf } from '../account/person-of.js'
import { Unreachable } from '../account/session.js'
import { isTimeout } from '../graphql/error-message.js'
import type { Keeping } from './keeping.js'
import { reportReach } from './reach.js'

type Fetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>
type Kept = Pick<Keeping, 'answer' | 'keepAnswer' | 'drop'>

/** What is needed to look at a chart and to edit it. */
const KEPT: readonly unknown[] = ['CurrentViewer', 'ChartById', 'ChartRows', 'DatasetColumns']
/** What a proxy says of a server that is away. */
const AWAY: readonly number[] = [502, 503, 504]
const GONE: readonly unknown[] = ['NOT_FOUND', 'FORBIDDEN']

interface Asked {
  readonly request: string
  readonly chartId: string
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** The request of an operation whose answers are kept; null of any other. */
function keptRequest(body: BodyInit | null | undefined): Asked | null {
  if (typeof body !== 'string') return null
  const asked: unknown = JSON.parse(body)
  if (!isRecord(asked) || !KEPT.includes(asked['operationName'])) return null
  const { variables, operationName } = asked
  const id = isRecord(variables) && operationName !== 'DatasetColumns' ? variables['id'] : null
  return { request: body, chartId: typeof id === 'string' ? id : '' }
}

const codesOf = (errors: unknown): readonly unknown[] =>
  Array.isArray(errors)
    ? errors.map((error: unknown) =>
        isRecord(error) && isRecord(error['extensions']) ? error['extensions']['code'] : null,
      )
    : []

async function note(kept: Kept, asked: Asked, person: string, answered: Response): Promise<void> {
  const text = await answered.text()
  const answer: unknown = JSON.parse(text)
  if (!isRecord(answer)) return
  const { chartId } = asked
  const codes = codesOf(answer['errors'])
  if (codes.some((code) => GONE.includes(code)) && chartId !== '') await kept.drop(person, chartId)
  else if (codes.length === 0) await kept.keepAnswer({ ...asked, person, text })
}

/** Keeps what the server answers to the person whose token went along, where it is needed without a network. */
export const noting =
  (fetch: Fetch, kept: Kept): Fetch =>
  async (input, init) => {
    const response = await fetch(input, init)
    if (!AWAY.includes(response.status)) reportReach(true)
    const asked = keptRequest(init?.body)
    const person = personOf(new Headers(init?.headers).get('authorization') ?? '')
    // A browser that keeps nothing shows what there is all the same.
    if (asked && person !== null && response.ok) void note(kept, asked, person, response.clone()).catch(() => undefined)
    return response
  }

const isUnreachable = (error: unknown): boolean =>
  error instanceof TypeError || error instanceof Unreachable || isTimeout(error)

/** Answers with what is kept where the server cannot be reached, and only then. */
export const orKept =
  (fetch: Fetch, kept: Kept): Fetch =>
  async (input, init) => {
    const instead = async (): Promise<Response | null> => {
      reportReach(false)
      const asked = keptRequest(init?.body)
      const text = asked ? await kept.answer(asked.request).catch(() => null) : null
      return text === null ? null : new Response(text, { headers: { 'content-type': 'application/json' } })
    }
    try {
      const response = await fetch(input, init)
      return AWAY.includes(response.status) ? ((await instead()) ?? response) : response
    } catch (error) {
      const answer = isUnreachable(error) ? await instead() : null
      if (answer) return answer
      throw error
    }
  }
