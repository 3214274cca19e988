import type { RequestContext } from '@askchart/service'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { UserEntity } from '../users/user.entity.js'
import { ViewerEntity } from '../users/viewer.entity.js'
import { GuestsNotAllowed, SessionEntity, SessionResult, SignOutPayload, TokenRejected } from './session.entity.js'
import { RefreshSessionInput } from './session.input.js'
import type { IssuedSession, SessionService } from './session.service.js'

@Resolver(() => SessionEntity)
export class SessionResolver {
  constructor(private readonly service: SessionService) {}

  @Mutation(() => SessionResult, {
    description: 'Signs in someone with no account yet, where the deployment allows guests (one machine does).',
  })
  async startGuestSession(@Ctx() context: RequestContext): Promise<SessionEntity | GuestsNotAllowed> {
    const issued = await this.service.startGuest(context.requestId)
    if (!issued) return new GuestsNotAllowed('Guests are not allowed here. Ask whoever runs this for an account.')
    return handOver(issued, context)
  }

  @Mutation(() => SessionResult, {
    description:
      'Trades a refresh token for a new pair. A token used twice revokes its whole family, unless it is tried again with the same `idempotencyKey`. Browsers never hold the token: for them POST /session/refresh, which alone reads the HttpOnly cookie, does the same.',
  })
  async refreshSession(
    @Arg('input', () => RefreshSessionInput) input: RefreshSessionInput,
    @Ctx() context: RequestContext,
  ): Promise<SessionEntity | TokenRejected> {
    const issued = await this.service.refresh(input.refreshToken, input.idempotencyKey ?? null, context.requestId)
    if (!issued) return new TokenRejected('This refresh token is not valid, or no longer. Sign in again.')
    return handOver(issued, context)
  }

  @Mutation(() => SignOutPayload)
  async signOut(
    @Arg('everywhere', () => Boolean, { defaultValue: false, nullable: true }) everywhere: boolean | null,
    @Ctx() context: RequestContext,
  ): Promise<SignOutPayload> {
    if (context.call.browser) context.responseExtensions['refreshToken'] = null
    await this.service.signOut(context.viewer, everywhere ?? false, context.requestId)
    return new SignOutPayload(true)
  }
}

/** To a browser the refresh token goes beside the answer, where the gateway makes a cookie of it, to a program within. */
function handOver(issued: IssuedSession, { call, responseExtensions }: RequestContext): SessionEntity {
  const viewer = new ViewerEntity(new UserEntity(issued.person.id, issued.person.name))
  if (call.browser)
    responseExtensions['refreshToken'] = {
      value: issued.refreshToken,
      expiresAt: issued.refreshExpiresAt.toISOString(),
    }
  return new SessionEntity(
    issued.accessToken,
    call.browser ? null : issued.refreshToken,
    issued.accessExpiresAt,
    viewer,
  )
}
