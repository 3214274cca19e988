import { parseViewer, type Viewer } from '@askchart/service'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { openUsersRoom, type UsersRoom } from '../../test/users-room.js'

let room: UsersRoom
beforeAll(async () => {
  room = await openUsersRoom()
})
afterAll(() => room.stop())

const ISSUE = 'mutation { issueJobTicket }'
const REDEEM = 'mutation { redeemJobTicket }'
const issue = async (viewer: Viewer): Promise<string> =>
  z.object({ issueJobTicket: z.string() }).parse((await room.ask(ISSUE, { viewer })).data).issueJobTicket
const withProof = (query: string, viewerToken: string) => room.ask(query, { call: { viewerToken } })
const redeem = async (ticket: string): Promise<string> =>
  z.object({ redeemJobTicket: z.string() }).parse((await withProof(REDEEM, ticket)).data).redeemJobTicket
const codeOf = (response: Awaited<ReturnType<UsersRoom['ask']>>) => response.errors?.[0]?.extensions?.['code']

describe('a job ticket', () => {
  test('is good for 24 hours and for a fresh viewer of 60 s with the rights of that moment', async () => {
    const { viewer, workspaceId } = await room.guest()
    const ticket = await issue(viewer)
    const ticketClaims = await room.identity.verifier.verify(ticket, 'job-ticket')
    expect((ticketClaims?.exp ?? 0) - (ticketClaims?.iat ?? 0)).toBe(86_400)
    expect(parseViewer(ticketClaims).workspaces).toEqual([])
    await room.sql(`update users.memberships set role = 'VIEWER' where user_id = $1`, [viewer.id])
    const claims = await room.identity.verifier.verify(await redeem(ticket), 'viewer')
    expect((claims?.exp ?? 0) - (claims?.iat ?? 0)).toBe(60)
    expect(parseViewer(claims)).toEqual({
      kind: 'job',
      id: viewer.id,
      sessionId: viewer.sessionId,
      workspaces: [{ id: workspaceId, role: 'VIEWER' }],
    })
  })

  test('is worth nothing once the session has ended', async () => {
    const { viewer } = await room.guest()
    const ticket = await issue(viewer)
    await room.ask('mutation { signOut { ok } }', { viewer })
    expect(codeOf(await withProof(REDEEM, ticket))).toBe('UNAUTHENTICATED')
  })

  test('proves nobody: it only redeems', async () => {
    const { viewer, workspaceId } = await room.guest()
    const ticket = await issue(viewer)
    expect(await withProof('{ viewer { user { id } } }', ticket)).toEqual({ data: { viewer: null } })
    expect(codeOf(await withProof(`{ workspace(id: "${workspaceId}") { id } }`, ticket))).toBe('NOT_FOUND')
    expect(codeOf(await withProof('mutation { signOut(everywhere: true) { ok } }', ticket))).toBe('UNAUTHENTICATED')
    expect(codeOf(await withProof(ISSUE, ticket))).toBe('UNAUTHENTICATED')
  })

  test('is not given to the anonymous, nor to a job, and is not renewed by what it was traded for', async () => {
    const { viewer } = await room.guest()
    expect(codeOf(await room.ask(ISSUE))).toBe('UNAUTHENTICATED')
    const jobViewer = await redeem(await issue(viewer))
    expect(codeOf(await withProof(ISSUE, jobViewer))).toBe('UNAUTHENTICATED')
    expect(codeOf(await withProof(REDEEM, jobViewer))).toBe('UNAUTHENTICATED')
    expect(codeOf(await room.ask(REDEEM, { viewer }))).toBe('UNAUTHENTICATED')
  })

  test('of another signer is no proof', async () => {
    const { viewer } = await room.guest()
    const forged = await room.identity.signers.charts.sign({ ...viewer, kind: 'job' }, 'viewer', 60)
    const stolen = await room.identity.signers.users.sign({ ...viewer, kind: 'job' }, 'access', 60)
    expect(codeOf(await withProof(REDEEM, stolen))).toBe('UNAUTHENTICATED')
    expect(codeOf(await withProof(REDEEM, `${forged}x`))).toBe('UNAUTHENTICATED')
  })
})
