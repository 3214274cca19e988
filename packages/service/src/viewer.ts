import { z } from 'zod'

const viewerSchema = z.object({
  kind: z.enum(['anonymous', 'user', 'guest', 'job', 'link', 'audience', 'gateway']),
  /** The person's id; for a job, that of the person it works for; for whoever holds a share link, that of the link; empty for anonymous, an audience and the gateway itself. */
  id: z.string(),
  sessionId: z.string().optional(),
  /** The one chart that a share link shows. */
  chartId: z.string().optional(),
  workspaces: z.array(z.object({ id: z.string(), role: z.enum(['VIEWER', 'EDITOR', 'OWNER']) })).readonly(),
})

/** Who is asking and what they may do, as the gateway verified it. Signed, good for 60 s, sent with every call. */
export type Viewer = Readonly<z.infer<typeof viewerSchema>>
export type WorkspaceRole = Viewer['workspaces'][number]['role']

export const anonymousViewer: Viewer = { kind: 'anonymous', id: '', workspaces: [] }

/** What everybody in these workspaces may see, and no more: nobody in particular, who changes nothing. */
export const audienceViewer = (workspaceIds: readonly string[]): Viewer => ({
  kind: 'audience',
  id: '',
  workspaces: [...new Set(workspaceIds)].sort().map((id) => ({ id, role: 'VIEWER' })),
})

/** The gateway asking for itself: what no person may ask, and nothing else. */
export const gatewayViewer: Viewer = { kind: 'gateway', id: '', workspaces: [] }

/** Parses the claims of a verified token; throws on any other shape. */
export const parseViewer = (claims: unknown): Viewer => viewerSchema.parse(claims)

/** The viewer's role in a workspace, null for a stranger. */
export const roleIn = (viewer: Viewer, workspaceId: string): WorkspaceRole | null =>
  viewer.workspaces.find((workspace) => workspace.id === workspaceId)?.role ?? null
export const mayRead = (viewer: Viewer, workspaceId: string): boolean => roleIn(viewer, workspaceId) !== null
export const mayWrite = (viewer: Viewer, workspaceId: string): boolean => {
  const role = roleIn(viewer, workspaceId)
  return role === 'EDITOR' || role === 'OWNER'
}
