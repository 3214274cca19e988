import type { Client } from 'urql'
import type { ToldEdit } from '@askchart/document'
import { keeping } from '../../offline/keeping.js'
import { clientId } from '../client-id.js'
import { ChartSync } from './chart-sync.js'
import { liveOn, PendingStore, whenGone } from './pending-store.js'
import { Transport } from './transport.js'

const store = new PendingStore()
const syncs = new Map<string, ChartSync>()
const watchers = new Set<(lost: ChartSync) => void>()

/** Is told the document of a chart when edits of it are given up that were made in this window, on a page before. */
export function watchLost(told: (lost: ChartSync) => void): () => void {
  watchers.add(told)
  return () => void watchers.delete(told)
}

/** The document of a chart as a person edits it in this window: one, however many parts of the page show the chart. */
export function documentOf(client: Client, viewerId: string, chartId: string): ChartSync {
  const key = `${viewerId} ${chartId}`
  const known = syncs.get(key)
  if (known) return known
  if (syncs.size === 0) liveOn(clientId)
  const transport = new Transport(client, viewerId)
  const onLost = (): void => {
    for (const told of watchers) told(sync)
  }
  const sync: ChartSync = new ChartSync({ chartId, viewerId, windowId: clientId, transport, store, keeping, onLost })
  syncs.set(key, sync)
  return sync
}

const awaited = new Set<string>()

/**
 * Sends what windows have left of a person's edits, of whatever charts, once those windows are gone; `onLeft` is told the
 * documents of those charts, each when its window is.
 */
export async function takeUpLeft(client: Client, viewerId: string, onLeft: (left: ChartSync) => void): Promise<void> {
  for (const { chartId, windowId } of await store.kept(viewerId)) {
    const key = `${viewerId} ${chartId} ${windowId}`
    if (windowId === clientId || awaited.has(key)) continue
    awaited.add(key)
    void whenGone(windowId).then(() => {
      awaited.delete(key)
      const sync = documentOf(client, viewerId, chartId)
      onLeft(sync)
      return sync.takeUp()
    })
  }
}

/** Passes an edit on to whoever holds the document of its chart. */
export function tellDocuments(chartId: string, edit: ToldEdit): void {
  for (const [key, sync] of syncs) if (key.endsWith(` ${chartId}`)) sync.heard(edit)
}

/** The version up to which every document of a chart in this window has all edits; null where there is none yet. */
export function oldestDocument(chartId: string): number | null {
  const here = [...syncs.values()].filter((sync) => sync.chartId === chartId)
  const versions = here.map((sync) => sync.state()).flatMap(({ version }) => (version > 0 ? [version] : []))
  return versions.length === 0 ? null : Math.min(...versions)
}

/** Tries at once what was put off, as the server can be reached again. */
export function hurryDocuments(): void {
  for (const sync of syncs.values()) sync.hurry()
}
