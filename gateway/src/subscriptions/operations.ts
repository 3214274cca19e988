import type { ApolloServer } from '@apollo/server'
import type { Logger } from '@askchart/service'
import type { GraphQLError, GraphQLFormattedError } from 'graphql'
import { z } from 'zod'
import type { Identity } from '../auth/identity.js'
import type { Viewers } from '../auth/viewers.js'
import type { GatewayContext } from '../context.js'
import type { Graph, PlannedOperation, Variables } from '../graph/graph.js'
import type { Documents } from '../limits/documents.js'
import { codesOf, logOperation } from '../plugins/operation-log.js'
import type { SubscriptionGroups } from './groups.js'
import type { Sink } from './sink.js'

/** An operation as a socket received it. */
export interface SocketOperation {
  readonly query: string
  readonly operationName: string | null
  readonly variables: Variables
  readonly identity: Identity
  readonly requestId: string
  readonly browser: boolean
}

/** Starts operations of any kind; the same limits, rules and viewers as over HTTP. */
export interface SocketOperations {
  /** Resolves, once it runs, to how to cancel it. Throws UnauthenticatedError or UnavailableError where nobody is proven. */
  start(operation: SocketOperation, sink: Sink): Promise<() => void>
}

export interface SocketOperationsOptions {
  readonly apollo: ApolloServer<GatewayContext>
  readonly documents: Documents
  readonly graph: Graph
  readonly groups: SubscriptionGroups
  readonly viewers: Viewers
  readonly log: Logger
}

const nothingToCancel = (): void => undefined
const formatted = (errors: readonly GraphQLError[]): GraphQLFormattedError[] => errors.map((error) => error.toJSON())
const payload = z.looseObject({ data: z.unknown() })

export function createSocketOperations(options: SocketOperationsOptions): SocketOperations {
  const { apollo, documents, graph, groups, viewers, log } = options

  async function answer(operation: SocketOperation, viewerToken: string, sink: Sink): Promise<() => void> {
    const abandoned = new AbortController()
    const { query, operationName, variables, identity, requestId, browser } = operation
    const response = await apollo.executeOperation(
      { query, variables, ...(operationName === null ? {} : { operationName }) },
      {
        contextValue: {
          identity,
          viewerToken,
          requestId,
          browser,
          signal: abandoned.signal,
          log,
          setRefreshToken: () => undefined,
        },
      },
    )
    if (response.body.kind !== 'single') throw new Error('an answer in parts was not asked for')
    const { singleResult } = response.body
    if (payload.safeParse(singleResult).success && singleResult.data !== undefined) {
      sink.next(JSON.stringify(singleResult))
      sink.complete()
    } else sink.error(singleResult.errors ?? [])
    return nothingToCancel
  }

  async function subscribe(operation: SocketOperation, planned: PlannedOperation, sink: Sink): Promise<() => void> {
    const errors = graph.checkVariables(planned, operation.variables)
    if (errors.length > 0) {
      sink.error(formatted(errors))
      return nothingToCancel
    }
    const proof = await viewers.prove(operation.identity, operation.requestId)
    const { query: text, variables, identity, requestId, browser } = operation
    const record = recorded(operation, planned, sink)
    const leave = groups.join({ text, planned, variables, identity, proof, requestId, browser, sink: record.sink })
    return () => {
      leave()
      record.ended([])
    }
  }

  /** Counts what is delivered, and writes one line when the subscription ends, however it ends. */
  function recorded(operation: SocketOperation, planned: PlannedOperation, sink: Sink) {
    const started = performance.now()
    let events = 0
    let over = false
    const ended = (codes: readonly string[]): void => {
      if (over) return
      over = true
      logOperation(log, {
        requestId: operation.requestId,
        operation: planned.definition.name?.value ?? null,
        kind: 'subscription',
        door: 'ws',
        milliseconds: Math.round(performance.now() - started),
        errors: codes,
        events,
      })
    }
    const recording: Sink = {
      next(result) {
        events += 1
        sink.next(result)
      },
      error(errors) {
        ended(codesOf(errors))
        sink.error(errors)
      },
      complete() {
        ended([])
        sink.complete()
      },
      expire() {
        ended(['UNAUTHENTICATED'])
        sink.expire()
      },
    }
    return { sink: recording, ended }
  }

  return {
    async start(operation, sink) {
      const prepared = documents.prepare(operation.query)
      if ('errors' in prepared) {
        sink.error(formatted(prepared.errors))
        return nothingToCancel
      }
      const planned = graph.plan(operation.query, prepared.document, operation.operationName)
      if (!planned) {
        sink.error([
          {
            message: 'Say with operationName which operation of the document to run.',
            extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
          },
        ])
        return nothingToCancel
      }
      if (planned.definition.operation === 'subscription') return subscribe(operation, planned, sink)
      const { token } = await viewers.prove(operation.identity, operation.requestId)
      return answer(operation, token, sink)
    },
  }
}
