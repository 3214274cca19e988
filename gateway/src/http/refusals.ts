import { ServiceError } from '@askchart/service'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { GraphQLFormattedError } from 'graphql'
import type { Logger } from '@askchart/service'

const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  UNAVAILABLE: 503,
}
const REFUSALS_OF_FASTIFY: Readonly<Record<string, readonly [status: number, code: string, message: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'PAYLOAD_TOO_LARGE', 'The body is too large.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'UNSUPPORTED_MEDIA_TYPE', 'Send JSON: "content-type: application/json".'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'BAD_REQUEST', 'The body is empty; send {"query": …} as JSON.'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'BAD_REQUEST', 'The body is not valid JSON, or has a key named __proto__.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'BAD_REQUEST', 'The body is not as long as content-length says.'],
}

/** A refusal in the shape of a GraphQL response, whatever was asked. */
export const refuse = (reply: FastifyReply, status: number, errors: readonly GraphQLFormattedError[]): FastifyReply =>
  reply.code(status).type('application/json; charset=utf-8').send({ errors })

export const refuseWith = (reply: FastifyReply, status: number, code: string, message: string): FastifyReply =>
  refuse(reply, status, [{ message, extensions: { code } }])

/** Every failure of a route becomes JSON with a code; what is not a refusal is logged and hidden. */
export function answerErrorsAsJson(app: FastifyInstance, log: Logger): void {
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof ServiceError)
      return refuse(reply, STATUS_BY_CODE[error.code] ?? 400, [
        { message: error.message, extensions: { ...error.details, code: error.code } },
      ])
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const known = REFUSALS_OF_FASTIFY[code]
    if (known) return refuseWith(reply, ...known)
    const status = statusOf(error)
    if (status >= 400 && status < 500)
      return refuseWith(reply, status, 'BAD_REQUEST', 'This request cannot be understood.')
    log.error({ err: error, requestId: request.id }, 'a request failed')
    return refuseWith(
      reply,
      500,
      'INTERNAL_SERVER_ERROR',
      `Something broke on our side. Its request id is ${request.id}.`,
    )
  })
}

const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
