import type { ApolloServer } from '@apollo/server'
import type { Logger } from '@askchart/service'
import { type DocumentNode, type GraphQLError, type GraphQLFormattedError, OperationTypeNode } from 'graphql'
import { z } from 'zod'
import type { Identity } from '../auth/identity.js'
import type { Viewers } from '../auth/viewers.js'
import type { GatewayContext } from '../context.js'
import type { Graph, PlannedOperation, Variables } from '../graph/graph.js'
import type { Documents } from '../limits/documents.js'
import { codesOf, logOperation } from '../plugins/operation-log.js'
import type { SubscriptionGroups } from './groups.js'
import { SharedResult, type Sink } from './sink.js'
import { planSubscription, type SubscriptionPlan } from './subscription-plan.js'

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
  /**
   * Runs until the sink is told of the end, or `cancelled` aborts. Throws UnauthenticatedError where the session has
   * ended; what else fails before the first result is thrown, too.
   */
  start(operation: SocketOperation, sink: Sink, cancelled: AbortSignal): Promise<void>
}

export interface SocketOperationsOptions {
  readonly apollo: ApolloServer<GatewayContext>
  readonly documents: Documents
  readonly graph: Graph
  readonly groups: SubscriptionGroups
  readonly viewers: Viewers
  readonly log: Logger
}

/** A call, as an abort may come between two looks. */
const isOver = (cancelled: AbortSignal): boolean => cancelled.aborted
const formatted = (errors: readonly GraphQLError[]): GraphQLFormattedError[] => errors.map((error) => error.toJSON())
const payload = z.looseObject({ data: z.unknown() })

export function createSocketOperations(options: SocketOperationsOptions): SocketOperations {
  const { apollo, documents, graph, groups, viewers, log } = options
  const plans = new WeakMap<PlannedOperation, SubscriptionPlan>()

  function subscriptionPlanOf(planned: PlannedOperation, document: DocumentNode): SubscriptionPlan {
    const known = plans.get(planned) ?? planSubscription(planned, document, graph.supergraph)
    plans.set(planned, known)
    return known
  }

  async function answer(
    operation: SocketOperation,
    viewerToken: string,
    sink: Sink,
    cancelled: AbortSignal,
  ): Promise<void> {
    const { query, operationName, variables, identity, requestId, browser } = operation
    const response = await apollo.executeOperation(
      { query, variables, ...(operationName === null ? {} : { operationName }) },
      {
        contextValue: {
          identity,
          viewerToken,
          requestId,
          browser,
          signal: cancelled,
          log,
          setRefreshToken: () => undefined,
        },
      },
    )
    if (response.body.kind !== 'single') throw new Error('an answer in parts was not asked for')
    const { singleResult } = response.body
    if (payload.safeParse(singleResult).success && singleResult.data !== undefined) {
      sink.delivery.next(new SharedResult(JSON.stringify(singleResult)))
      sink.complete()
    } else sink.error(singleResult.errors ?? [])
  }

  async function subscribe(
    operation: SocketOperation,
    planned: PlannedOperation,
    plan: SubscriptionPlan,
    sink: Sink,
    cancelled: AbortSignal,
  ): Promise<void> {
    const errors = graph.checkVariables(planned, operation.variables)
    if (errors.length > 0) {
      sink.error(formatted(errors))
      return
    }
    const proof = await viewers.prove(operation.identity, operation.requestId)
    if (cancelled.aborted) return
    const { query: text, variables, identity, requestId, browser } = operation
    const record = recorded(operation, planned, sink)
    const subscriber = { text, planned, plan, variables, identity, requestId, browser, sink: record.sink }
    const leave = await groups.join(subscriber, proof, cancelled)
    const stop = (): void => {
      leave()
      record.ended([])
    }
    if (isOver(cancelled)) stop()
    else cancelled.addEventListener('abort', stop)
  }

  /** Writes one line when the subscription ends, however it ends. */
  function recorded(operation: SocketOperation, planned: PlannedOperation, sink: Sink) {
    const started = performance.now()
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
        events: sink.delivery.told,
      })
    }
    const recording: Sink = {
      delivery: sink.delivery,
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
    async start(operation, sink, cancelled) {
      const prepared = documents.prepare(operation.query)
      if ('errors' in prepared) {
        sink.error(formatted(prepared.errors))
        return
      }
      const planned = graph.plan(operation.query, prepared.document, operation.operationName, operation.variables)
      if (!planned) {
        sink.error([
          {
            message: 'Say with operationName which operation of the document to run.',
            extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
          },
        ])
        return
      }
      if (planned.definition.operation === OperationTypeNode.SUBSCRIPTION)
        return subscribe(operation, planned, subscriptionPlanOf(planned, prepared.document), sink, cancelled)
      const { token } = await viewers.prove(operation.identity, operation.requestId)
      return answer(operation, token, sink, cancelled)
    },
  }
}
