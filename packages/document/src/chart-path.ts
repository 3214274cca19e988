/** What of a chart can be set by path. */
export const ROOTS = ['title', 'description', 'spec', 'query'] as const
export type Root = (typeof ROOTS)[number]

export interface ChartPath {
  readonly root: Root
  readonly keys: readonly string[]
}

/** A path that leads nowhere, or a value that cannot stand there. */
export class PathProblem extends Error {
  constructor(
    readonly path: string,
    message: string,
  ) {
    super(message)
    this.name = 'PathProblem'
  }
}

export const nothingAt = (path: string): PathProblem =>
  new PathProblem(path, `There is nothing at ${path} that could be removed.`)

const MAX_LENGTH = 500
const MAX_KEYS = 14
const isRoot = (name: string | undefined): name is Root => ROOTS.some((root) => root === name)

/** Reads a JSON pointer (RFC 6901) whose first part is a root of the chart. */
export function parseChartPath(path: string): ChartPath {
  const tooLong = path.length > MAX_LENGTH
  if (!tooLong && /~(?![01])/.test(path))
    throw new PathProblem(path, 'This is no JSON pointer: a ~ in a part is written ~0, a / in it ~1.')
  const [before, first, ...keys] = path.split('/').map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  if (tooLong || keys.length > MAX_KEYS) throw new PathProblem(path.slice(0, MAX_LENGTH), 'This path is too long.')
  if (before !== '' || !isRoot(first))
    throw new PathProblem(
      path,
      `A path starts with ${ROOTS.map((root) => `/${root}`).join(', ')}; this one is "${path}".`,
    )
  if (keys.length > 0 && (first === 'title' || first === 'description'))
    throw new PathProblem(path, `/${first} is a text and has no parts.`)
  if (keys.includes('') || keys.includes('__proto__'))
    throw new PathProblem(path, 'This path has a part that cannot be.')
  return { root: first, keys }
}
