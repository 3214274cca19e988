import {
  type DocumentNode,
  type ExecutionArgs,
  execute,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  parse,
  subscribe,
  validate,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import type { RequestContext } from './context.js'
import { ServiceError, toGraphQLError, UnauthenticatedError, UnavailableError } from './errors.js'
import type { GraphCall, GraphClient, GraphRequest, GraphResponse } from './graph-client.js'
import { deferredIterator, mapIterator, onFailure } from './iterators.js'
import type { Logger } from './logger.js'
import type { Audience, Verifier } from './signing.js'
import { storeFailure } from './store-failure.js'
import { parseViewer } from './viewer.js'

export interface GraphExecutorOptions<Context extends RequestContext> {
  readonly name: string
  readonly schema: GraphQLSchema
  readonly verifier: Verifier
  /** Audiences of proofs this subgraph takes; `viewer` for all but users, which redeems job tickets. */
  readonly audiences?: readonly Audience[]
  readonly log: Logger
  readonly createContext: (base: RequestContext) => Context
}

const errorResponse = (error: ServiceError): GraphResponse => ({
  errors: [{ message: error.message, extensions: { code: error.code, ...error.details } }],
})

/** Executes requests against a subgraph's schema for the viewer each call proves; without proof it refuses. */
export function createGraphExecutor<Context extends RequestContext>(
  options: GraphExecutorOptions<Context>,
): GraphClient {
  const prepared = new LRUCache<
    string,
    { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] }
  >({ max: 2_000 })

  function prepare(query: string): { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] } {
    const known = prepared.get(query)
    if (known) return known
    let made: { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] }
    try {
      const document = parse(query)
      const errors = validate(options.schema, document)
      made = errors.length > 0 ? { errors } : { document }
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error
      made = { errors: [error] }
    }
    prepared.set(query, made)
    return made
  }

  async function viewerOf(call: GraphCall) {
    for (const audience of options.audiences ?? ['viewer']) {
      const claims = await options.verifier.verify(call.viewerToken, audience)
      if (claims) return parseViewer(claims)
    }
    throw new UnauthenticatedError('This call carries no valid proof of its viewer.')
  }

  async function executionArgs(
    request: GraphRequest,
    call: GraphCall,
  ): Promise<{ args: ExecutionArgs; context: Context } | GraphResponse> {
    const document = prepare(request.query)
    if ('errors' in document)
      return {
        errors: document.errors.map((error) => ({
          ...error.toJSON(),
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        })),
      }
    try {
      const viewer = await viewerOf(call)
      const log = options.log.child({ requestId: call.requestId })
      const context = options.createContext({ viewer, call, requestId: call.requestId, log, responseExtensions: {} })
      return {
        args: {
          schema: options.schema,
          document: document.document,
          contextValue: context,
          variableValues: request.variables ?? null,
          operationName: request.operationName ?? null,
        },
        context,
      }
    } catch (error) {
      if (error instanceof ServiceError) return errorResponse(error)
      throw error
    }
  }

  /** The refusal that a caller may see; null for a bug. */
  function refusalOf(error: unknown, log: Logger): GraphQLError | null {
    const failure = storeFailure(options.name, error)
    if (failure) log.warn({ err: error }, 'the database does not answer')
    return toGraphQLError(failure ?? error)
  }

  function present(result: ExecutionResult, context: Context): GraphResponse {
    const errors = result.errors?.map((error) => {
      const known = refusalOf(error.originalError, context.log)
      if (known) return { ...error.toJSON(), message: known.message, extensions: known.extensions }
      if (!error.originalError || error.originalError instanceof GraphQLError)
        return { ...error.toJSON(), extensions: { code: 'BAD_USER_INPUT', ...error.extensions } }
      context.log.error({ err: error.originalError, path: error.path }, 'a resolver failed')
      return {
        ...error.toJSON(),
        message: `Something broke on our side. Its request id is ${context.requestId}.`,
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      }
    })
    const extensions =
      Object.keys(context.responseExtensions).length > 0 ? { extensions: { ...context.responseExtensions } } : {}
    return {
      ...(result.data === undefined ? {} : { data: result.data }),
      ...(errors ? { errors } : {}),
      ...extensions,
    }
  }

  async function open(
    request: GraphRequest,
    call: GraphCall,
  ): Promise<AsyncIterableIterator<GraphResponse> | GraphResponse> {
    const ready = await executionArgs(request, call)
    if (!('args' in ready)) return ready
    const result = await subscribe(ready.args)
    if (!(Symbol.asyncIterator in result)) return present(result, ready.context)
    const events = onFailure(result, (error) => {
      if (error instanceof ServiceError) return error
      ready.context.log.warn({ err: error }, 'the events of a subscription were interrupted')
      return new UnavailableError(options.name, 'The events were interrupted. Subscribe again.', error)
    })
    return mapIterator(events, (event: ExecutionResult) => present(event, ready.context))
  }

  return {
    name: options.name,
    async execute(request, call) {
      const ready = await executionArgs(request, call)
      if (!('args' in ready)) return ready
      return present(await execute(ready.args), ready.context)
    },
    subscribe: (request, call) => deferredIterator(() => open(request, call)),
  }
}
