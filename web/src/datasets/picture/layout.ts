import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel } from '@dagrejs/dagre'
import type { ColumnRef } from '@askchart/vocabulary'

/** A table as the picture needs it. */
export interface PictureTable {
  readonly name: string
  readonly label: string
  readonly columns: readonly { readonly ref: ColumnRef; readonly label: string }[]
}

/** A link between keys, of a name that no other has. */
export interface PictureLink {
  readonly name: string
  readonly from: ColumnRef
  readonly to: ColumnRef
}

/** A table drawn as a box; `keys` are the columns that lines end at, `y` the middle of each. */
export interface Box {
  readonly name: string
  readonly label: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly keys: readonly { readonly ref: ColumnRef; readonly label: string; readonly y: number }[]
}

/** Where everything is drawn, in pixels. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly lines: readonly { readonly name: string; readonly path: string }[]
}

export const BOX_WIDTH = 184
export const HEAD_HEIGHT = 46
export const KEY_HEIGHT = 24
const FOOT = 8
const GAP = 24
const BETWEEN_RANKS = 72
const EDGE = 12
/** Tables that nothing leads to stand in rows below, so many in each. */
const LONERS_IN_A_ROW = 4

interface Point {
  readonly x: number
  readonly y: number
}

const linked = (table: PictureTable, links: readonly PictureLink[]) =>
  table.columns.filter(({ ref }) => links.some(({ from, to }) => from === ref || to === ref))

const boxAt = (table: PictureTable, keys: PictureTable['columns'], x: number, y: number): Box => ({
  name: table.name,
  label: table.label,
  x,
  y,
  width: BOX_WIDTH,
  height: HEAD_HEIGHT + keys.length * KEY_HEIGHT + (keys.length > 0 ? FOOT : 0),
  keys: keys.map(({ ref, label }, index) => ({ ref, label, y: y + HEAD_HEIGHT + (index + 0.5) * KEY_HEIGHT })),
})

/** From point to point, level at each. */
const curve = (points: readonly Point[]): string =>
  points
    .map(({ x, y }, index) => {
      const before = points[index - 1]
      if (!before) return `M${x} ${y}`
      const middle = (before.x + x) / 2
      return `C${middle} ${before.y} ${middle} ${y} ${x} ${y}`
    })
    .join('')

/** Out on one side and back in on the same: a table that points at itself. */
const loop = (side: number, from: number, to: number): string =>
  `M${side} ${from}C${side + 40} ${from} ${side + 40} ${to} ${side} ${to}`

function pathOf(from: Box, to: Box, link: PictureLink, bends: readonly Point[]): string {
  const start = from.keys.find(({ ref }) => ref === link.from)?.y ?? from.y
  const end = to.keys.find(({ ref }) => ref === link.to)?.y ?? to.y
  if (from.name === to.name) return loop(from.x + BOX_WIDTH, start, end)
  const rightwards = to.x > from.x
  return curve([
    { x: from.x + (rightwards ? BOX_WIDTH : 0), y: start },
    ...bends,
    { x: to.x + (rightwards ? 0 : BOX_WIDTH), y: end },
  ])
}

/**
 * Places tables by layers, what refers to others on the left (Sugiyama's method, by dagre), those without links in
 * rows below, and draws a line from key to key. The same tables give the same picture.
 */
export function layoutPicture(tables: readonly PictureTable[], links: readonly PictureLink[]): Picture {
  const owner = new Map(tables.flatMap(({ name, columns }) => columns.map(({ ref }) => [ref, name] as const)))
  const known = links.filter(({ from, to }) => owner.has(from) && owner.has(to))
  const withKeys = tables.map((table) => ({ table, keys: linked(table, known) }))
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: GAP, ranksep: BETWEEN_RANKS, marginx: EDGE, marginy: EDGE })
  for (const { table, keys } of withKeys) {
    const { width, height } = boxAt(table, keys, 0, 0)
    if (keys.length > 0) graph.setNode(table.name, { width, height })
  }
  for (const { name, from, to } of known) {
    const [start, end] = [owner.get(from), owner.get(to)]
    if (start !== undefined && end !== undefined && start !== end) graph.setEdge(start, end, {}, name)
  }
  layout(graph)

  /** How far down the other ends of a key's lines are, so that keys in that order have lines that seldom cross. */
  const meets = (ref: ColumnRef): number => {
    const others = known.flatMap(({ from, to }) => (from === ref ? [to] : to === ref ? [from] : []))
    const heights = others.map((other) => graph.node(owner.get(other) ?? '').y ?? 0)
    return heights.reduce((sum, y) => sum + y, 0) / heights.length
  }
  const placed = withKeys.flatMap(({ table, keys }) => {
    if (keys.length === 0) return []
    const { x = 0, y = 0, width, height } = graph.node(table.name)
    return [
      boxAt(
        table,
        keys.toSorted((a, b) => meets(a.ref) - meets(b.ref)),
        x - width / 2,
        y - height / 2,
      ),
    ]
  })
  const bottom = Math.max(EDGE - GAP, ...placed.map(({ y, height }) => y + height)) + GAP
  const loners = withKeys
    .filter(({ keys }) => keys.length === 0)
    .map(({ table }, index) =>
      boxAt(
        table,
        [],
        EDGE + (index % LONERS_IN_A_ROW) * (BOX_WIDTH + GAP),
        bottom + Math.floor(index / LONERS_IN_A_ROW) * (HEAD_HEIGHT + GAP),
      ),
    )
  const boxes = [...placed, ...loners]
  const boxOf = (ref: ColumnRef): Box | undefined => boxes.find(({ name }) => name === owner.get(ref))
  const lines = known.flatMap((link) => {
    const [from, to] = [boxOf(link.from), boxOf(link.to)]
    if (!from || !to) return []
    const bends = from.name === to.name ? [] : bendsOf(graph.edge({ v: from.name, w: to.name, name: link.name }).points)
    return [{ name: link.name, path: pathOf(from, to, link, bends) }]
  })
  const loops = known.some(({ from, to }) => owner.get(from) === owner.get(to)) ? 40 : 0
  return {
    width: Math.max(0, ...boxes.map(({ x, width }) => x + width)) + EDGE + loops,
    height: Math.max(0, ...boxes.map(({ y, height }) => y + height)) + EDGE,
    boxes,
    lines,
  }
}

/** The points between boxes that a line over several layers goes round others by. */
const bendsOf = (points: readonly Point[] | undefined): readonly Point[] =>
  points !== undefined && points.length > 3 ? points.slice(1, -1) : []
