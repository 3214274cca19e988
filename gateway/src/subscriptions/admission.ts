import { audienceViewer, type GraphClient, roleIn, type Viewer, type WorkspaceRole } from '@askchart/service'
import type { GraphQLFormattedError } from 'graphql'
import { z } from 'zod'
import type { Variables } from '../graph/graph.js'
import type { Proof } from '../auth/viewers.js'
import type { SubscriptionPlan } from './subscription-plan.js'

/** With whom somebody may share a subscription's events. */
export type Audience =
  /** Only with windows of the same person with the same rights. */
  | { readonly kind: 'alone'; readonly viewer: Viewer }
  /** With all who may see what this viewer sees, in whose name the events are then executed. */
  | { readonly kind: 'shared'; readonly viewer: Viewer }

/** What the subgraph that owns a subscription says to somebody who asks for it. */
export type Admission =
  | { readonly refused: readonly GraphQLFormattedError[] }
  | { readonly audience: Audience; readonly position: number | null }

const answer = z.object({
  audience: z.object({ workspaceIds: z.array(z.string()).min(1), position: z.number().nullable() }),
})

/** Asks the subgraph whether this viewer may subscribe and who else may see the same. Throws UnavailableError. */
export async function askAudience(
  client: GraphClient,
  plan: SubscriptionPlan,
  variables: Variables,
  { proof, requestId }: { readonly proof: Proof; readonly requestId: string },
): Promise<Admission> {
  const alone: Audience = { kind: 'alone', viewer: proof.viewer }
  if (!plan.audience) return { audience: alone, position: null }
  const response = await client.execute(
    { query: plan.audience.query, variables: pick(variables, plan.audience.variables) },
    { viewerToken: proof.token, requestId },
  )
  const parsed = answer.safeParse(response.data)
  if (!parsed.success)
    return {
      refused: (response.errors ?? []).map(({ message, extensions }) => ({
        message,
        path: [plan.responseName],
        ...(extensions ? { extensions } : {}),
      })),
    }
  const { workspaceIds, position } = parsed.data.audience
  const shared: Audience = { kind: 'shared', viewer: audienceViewer(workspaceIds) }
  return { audience: plan.perViewer || !belongs(shared, proof.viewer) ? alone : shared, position }
}

const RANK: Readonly<Record<WorkspaceRole, number>> = { VIEWER: 1, EDITOR: 2, OWNER: 3 }

/** Whether somebody with these rights may see at least what the audience sees. */
export const belongs = ({ viewer }: Audience, rights: Viewer): boolean =>
  viewer.workspaces.every(({ id, role }) => {
    const current = roleIn(rights, id)
    return current !== null && RANK[current] >= RANK[role]
  })

/** Whether these rights are those of the audience, no fewer and no more. */
export const isSame = (audience: Audience, rights: Viewer): boolean =>
  belongs(audience, rights) && belongs({ kind: audience.kind, viewer: rights }, audience.viewer)

/** What tells audiences apart. */
export const audienceKey = ({ kind, viewer }: Audience): unknown => [
  kind,
  viewer.kind,
  viewer.id,
  viewer.workspaces.map((workspace) => `${workspace.id} ${workspace.role}`).sort(),
]

export const pick = (variables: Variables, names: readonly string[]): Variables =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => names.includes(name)))
