import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** An answer of the API as it came. */
interface KeptAnswer {
  readonly person: string
  /** The request that it answers, whole. */
  readonly request: string
  /** The chart that it tells of; '' where it tells of none. */
  readonly chartId: string
  readonly at: number
  readonly text: string
}

/** A chart's document as the server had it when it was last told here. */
export interface KeptDocument {
  readonly person: string
  readonly chartId: string
  readonly at: number
  readonly document: Uint8Array
  readonly version: number
}

interface Offline extends DBSchema {
  readonly person: { readonly key: 'now'; readonly value: string }
  readonly answers: {
    readonly key: [person: string, request: string]
    readonly value: KeptAnswer
    readonly indexes: { readonly at: number; readonly chart: [person: string, chartId: string] }
  }
  readonly documents: {
    readonly key: [person: string, chartId: string]
    readonly value: KeptDocument
    readonly indexes: { readonly at: number }
  }
}
const STORES = ['person', 'answers', 'documents'] as const

const NAME = 'askchart-offline'
const MOST_ANSWERS = 200
const MOST_DOCUMENTS = 60
/** Larger answers, in letters, are not kept. */
const LONGEST = 2_000_000
/** What nobody has looked at for so long, in milliseconds, is not shown any more. */
const LIFETIME = 14 * 24 * 60 * 60 * 1000

/**
 * What the last person of this browser was shown, for when the server cannot be reached: only of that person, gone with
 * their session, and gone once another is there. Where a browser keeps nothing, nothing can be shown.
 */
export class Keeping {
  private opened: Promise<IDBPDatabase<Offline>> | null = null

  constructor(private readonly now: () => number) {}

  private open(): Promise<IDBPDatabase<Offline>> {
    this.opened ??= openDB<Offline>(NAME, 1, {
      upgrade: (database) => {
        database.createObjectStore('person')
        const answers = database.createObjectStore('answers', { keyPath: ['person', 'request'] })
        answers.createIndex('at', 'at')
        answers.createIndex('chart', ['person', 'chartId'])
        database.createObjectStore('documents', { keyPath: ['person', 'chartId'] }).createIndex('at', 'at')
      },
    })
    return this.opened
  }

  /** Who is signed in by now. What is kept of anybody else goes. */
  async arrive(person: string): Promise<void> {
    const change = (await this.open()).transaction(STORES, 'readwrite')
    if ((await change.objectStore('person').get('now')) !== person) {
      for (const name of STORES) await change.objectStore(name).clear()
      await change.objectStore('person').put(person, 'now')
    }
    await change.done
  }

  /** Nobody is signed in any more. */
  async leave(): Promise<void> {
    const change = (await this.open()).transaction(STORES, 'readwrite')
    await Promise.all([...STORES.map((name) => change.objectStore(name).clear()), change.done])
  }

  async keepAnswer(answer: Omit<KeptAnswer, 'at'>): Promise<void> {
    if (answer.text.length > LONGEST) return
    const change = (await this.open()).transaction(STORES, 'readwrite')
    const answers = change.objectStore('answers')
    if ((await change.objectStore('person').get('now')) === answer.person) {
      await answers.put({ ...answer, at: this.now() })
      const over = (await answers.count()) - MOST_ANSWERS
      if (over > 0) for (const key of await answers.index('at').getAllKeys(null, over)) await answers.delete(key)
    }
    await change.done
  }

  async keepDocument(document: Omit<KeptDocument, 'at'>): Promise<void> {
    const change = (await this.open()).transaction(STORES, 'readwrite')
    const documents = change.objectStore('documents')
    if ((await change.objectStore('person').get('now')) === document.person) {
      await documents.put({ ...document, at: this.now() })
      const over = (await documents.count()) - MOST_DOCUMENTS
      if (over > 0) for (const key of await documents.index('at').getAllKeys(null, over)) await documents.delete(key)
    }
    await change.done
  }

  /** The last answer to a request of the person who is here; null where there is none. */
  async answer(request: string): Promise<string | null> {
    const look = (await this.open()).transaction(STORES)
    const person = await look.objectStore('person').get('now')
    const kept = person === undefined ? undefined : await look.objectStore('answers').get([person, request])
    return kept && this.now() - kept.at < LIFETIME ? kept.text : null
  }

  async document(person: string, chartId: string): Promise<KeptDocument | null> {
    const kept = await (await this.open()).get('documents', [person, chartId])
    return kept && this.now() - kept.at < LIFETIME ? kept : null
  }

  /** Forgets a chart that this person may not see any more. */
  async drop(person: string, chartId: string): Promise<void> {
    const change = (await this.open()).transaction(STORES, 'readwrite')
    const answers = change.objectStore('answers')
    for (const key of await answers.index('chart').getAllKeys([person, chartId])) await answers.delete(key)
    await change.objectStore('documents').delete([person, chartId])
    await change.done
  }
}

/** What is kept in this browser. */
export const keeping = new Keeping(() => Date.now())
