import type { FastifyReply } from 'fastify'
import type { RefreshToken } from '../context.js'

/** The cookie that holds a browser's refresh token: no script and no path but /session ever sees it. */
export const REFRESH_COOKIE = 'refresh'

/** Sets or clears the refresh cookie; `secure` when people reach us over https. */
export function setRefreshCookie(reply: FastifyReply, token: RefreshToken, secure: boolean): void {
  const options = { path: '/session', httpOnly: true, sameSite: 'strict', secure } as const
  if (token) void reply.setCookie(REFRESH_COOKIE, token.value, { ...options, expires: token.expiresAt })
  else void reply.clearCookie(REFRESH_COOKIE, options)
}
