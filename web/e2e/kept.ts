import type { Page } from 'playwright-core'
import { untilHolds } from './steps.js'

/** Edits that this browser keeps, of whomever. */
export const kept = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('askchart-edits')
        opening.onerror = () => reject(new Error('the store does not open'))
        opening.onsuccess = () => {
          const counting = opening.result.transaction('edits').objectStore('edits').count()
          counting.onsuccess = () => resolve(counting.result)
        }
      }),
  )

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
    // Opened before the client has made it, it would be another.
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
  await untilHolds(page, look, new URL(page.url()).pathname)
}
