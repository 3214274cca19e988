import { DateTimeScalar } from '@askchart/service'
import { createUnionType, Field, ObjectType } from 'type-graphql'
import { ViewerEntity } from '../users/viewer.entity.js'
import { ProblemEntity } from './problem.entity.js'

@ObjectType('Session', { description: 'refreshToken is null for browsers, which get it as a cookie.' })
export class SessionEntity {
  @Field(() => String)
  readonly accessToken: string

  @Field(() => String, { nullable: true })
  readonly refreshToken: string | null

  @Field(() => DateTimeScalar, { description: 'When the access token expires.' })
  readonly expiresAt: Date

  @Field(() => ViewerEntity)
  readonly viewer: ViewerEntity

  constructor(accessToken: string, refreshToken: string | null, expiresAt: Date, viewer: ViewerEntity) {
    this.accessToken = accessToken
    this.refreshToken = refreshToken
    this.expiresAt = expiresAt
    this.viewer = viewer
  }
}

@ObjectType({ implements: ProblemEntity })
export class GuestsNotAllowed extends ProblemEntity {}

@ObjectType({ implements: ProblemEntity })
export class TokenRejected extends ProblemEntity {}

export const SessionResult = createUnionType({
  name: 'SessionResult',
  types: () => [SessionEntity, TokenRejected, GuestsNotAllowed] as const,
})

@ObjectType()
export class SignOutPayload {
  @Field(() => Boolean)
  readonly ok: boolean

  constructor(ok: boolean) {
    this.ok = ok
  }
}
