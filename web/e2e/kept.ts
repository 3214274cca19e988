import type { Page } from 'playwright-core'
import { until } from './steps.js'

/** Whose edits this browser keeps: a person for each chart and window of theirs. */
export const keptOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    // Opened before the client has made it, it would be another.
    if (!(await indexedDB.databases()).some(({ name }) => name === 'askchart-edits')) return []
    return new Promise<readonly string[]>((resolve, reject) => {
      const opening = indexedDB.open('askchart-edits')
      opening.onerror = () => reject(new Error('the store does not open'))
      opening.onsuccess = () => {
        const looking = opening.result.transaction('edits').objectStore('edits').getAllKeys()
        looking.onsuccess = () => {
          opening.result.close()
          resolve(looking.result.flatMap((key) => (Array.isArray(key) && typeof key[0] === 'string' ? [key[0]] : [])))
        }
      }
    })
  })

/** For how many charts and windows, of whomever, this browser keeps edits. */
export const kept = async (page: Page): Promise<number> => (await keptOf(page)).length

/** How much this browser keeps to be shown without a network, of one person and of others. */
export const shownBefore = (page: Page, personId: string): Promise<{ readonly own: number; readonly others: number }> =>
  page.evaluate(
    (person) =>
      new Promise<{ own: number; others: number }>((resolve, reject) => {
        const opening = indexedDB.open('askchart-offline')
        opening.onerror = () => reject(new Error('the store does not open'))
        opening.onsuccess = () => {
          const names = ['answers', 'documents']
          const looking = opening.result.transaction(names)
          const counts = names.map((name) => {
            const store = looking.objectStore(name)
            return { all: store.count(), own: store.count(IDBKeyRange.bound([person], [person, []])) }
          })
          looking.oncomplete = () => {
            const own = counts.reduce((sum, count) => sum + count.own.result, 0)
            resolve({ own, others: counts.reduce((sum, { all }) => sum + all.result, 0) - own })
          }
        }
      }),
    personId,
  )

/**
 * Comes back once the client could be opened without a network and, on the page of a chart, once this browser has all of it
 * that can be looked at and edited then.
 */
export async function opensWithout(page: Page): Promise<void> {
  const look = async (path: string): Promise<boolean> => {
    if (navigator.serviceWorker.controller?.state !== 'activated') return false
    const [, chartId = ''] = /^\/charts\/(.+)/.exec(path) ?? []
    if (!(await indexedDB.databases()).some(({ name }) => name === 'askchart-offline')) return false
    return new Promise<boolean>((resolve, reject) => {
      const opening = indexedDB.open('askchart-offline')
      opening.onerror = () => reject(new Error('the store does not open'))
      opening.onsuccess = () => {
        const looking = opening.result.transaction(['answers', 'documents'])
        const answers = looking.objectStore('answers').getAllKeys()
        const documents = looking.objectStore('documents').getAllKeys()
        looking.oncomplete = () => {
          opening.result.close()
          const has = (...words: readonly string[]): boolean =>
            answers.result.some((key) => words.every((word) => JSON.stringify(key).includes(word)))
          const hasChart = (): boolean =>
            has('ChartById', chartId) && documents.result.some((key) => JSON.stringify(key).includes(chartId))
          resolve(has('CurrentViewer') && (chartId === '' || hasChart()))
        }
      }
    })
  }
  const path = new URL(page.url()).pathname
  await until(
    () => page.evaluate(look, path),
    (opens) => opens,
  )
}
