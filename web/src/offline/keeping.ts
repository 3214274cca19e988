import type { TakenDocument, ToldEdit } from '@askchart/document'
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
export interface KeptDocument extends TakenDocument {
  /** What was told since, in order, each of what follows on the one before it. */
  readonly edits: readonly ToldEdit[]
}

/** A whole document or, beside it, one edit that was told since. */
interface KeptPart {
  readonly person: string
  /** The chart's id; of an edit with its version, so that all of a chart stand together. */
  readonly chartId: string
  readonly at: number
  readonly document: Uint8Array
  readonly version: number
  readonly follows?: number
}

/** Whose, and of which chart. */
type Of = Pick<KeptAnswer, 'person' | 'chartId'>

interface Offline extends DBSchema {
  readonly person: { readonly key: 'now'; readonly value: string }
  readonly answers: {
    readonly key: [person: string, request: string]
    readonly value: KeptAnswer
    readonly indexes: { readonly at: number; readonly chart: [person: string, chartId: string] }
  }
  readonly documents: {
    readonly key: [person: string, chartId: string]
    readonly value: KeptPart
    readonly indexes: { readonly at: number }
  }
}
const STORES = ['person', 'answers', 'documents'] as const

const NAME = 'askchart-offline'
const MOST_ANSWERS = 200
const MOST_DOCUMENTS = 60
/** With so many edits beside it, a document is kept anew with them in it. */
const MOST_EDITS = 64
/** Larger answers, in letters, are not kept. */
const LONGEST = 2_000_000
/** What nobody has looked at for so long, in milliseconds, is not shown any more. */
const LIFETIME = 14 * 24 * 60 * 60 * 1000

const placeOf = (chartId: string, version: number): string => `${chartId}/${String(version).padStart(10, '0')}`
const isWhole = ([, place]: readonly [person: string, place: string]): boolean => !place.includes('/')
/** The edits beside a document, oldest first. */
const editsOf = (person: string, chartId: string): IDBKeyRange =>
  IDBKeyRange.bound([person, `${chartId}/`], [person, `${chartId}/\uffff`])

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

  /**
   * Keeps a whole document in the place of what it has in it. What was kept before the server was asked for it, at `askedAt`,
   * goes as well, as the server knows better; 0 where it was not asked.
   */
  async keepDocument(document: TakenDocument & Of, askedAt: number): Promise<void> {
    const { person, chartId, version } = document
    const change = (await this.open()).transaction(STORES, 'readwrite')
    const documents = change.objectStore('documents')
    if ((await change.objectStore('person').get('now')) === person) {
      const isOld = (part: KeptPart): boolean => part.version <= version || part.at < askedAt
      for (const edit of (await documents.getAll(editsOf(person, chartId))).filter(isOld))
        await documents.delete([person, edit.chartId])
      const known = await documents.get([person, chartId])
      if (!known || isOld(known))
        await documents.put({ person, chartId, version, document: document.document, at: this.now() })
      const whole = (await documents.index('at').getAllKeys()).filter(isWhole)
      for (const [of, id] of whole.slice(0, Math.max(0, whole.length - MOST_DOCUMENTS))) {
        await documents.delete([of, id])
        await documents.delete(editsOf(of, id))
      }
    }
    await change.done
  }

  /**
   * Keeps an edit beside the document that it is of, whichever window heard it first. Answers whether the whole document is
   * to be kept anew: there is none here, or not what this edit follows on, or there are many edits beside it.
   */
  async keepEdit({ person, chartId, version, follows, update }: ToldEdit & Of): Promise<boolean> {
    const change = (await this.open()).transaction(STORES, 'readwrite')
    const documents = change.objectStore('documents')
    const keep = async (): Promise<boolean> => {
      if ((await change.objectStore('person').get('now')) !== person) return false
      if ((await documents.getKey([person, chartId])) === undefined) return true
      const edits = editsOf(person, chartId)
      const last = (await documents.openCursor(edits, 'prev'))?.value ?? (await documents.get([person, chartId]))
      if (!last || follows > last.version) return true
      if (version <= last.version) return false
      const place = placeOf(chartId, version)
      await documents.put({ person, chartId: place, at: this.now(), document: update, version, follows })
      return (await documents.count(edits)) >= MOST_EDITS
    }
    const anew = await keep()
    await change.done
    return anew
  }

  /** The last answer to a request of the person who is here; null where there is none. */
  async answer(request: string): Promise<string | null> {
    const look = (await this.open()).transaction(STORES)
    const person = await look.objectStore('person').get('now')
    const kept = person === undefined ? undefined : await look.objectStore('answers').get([person, request])
    return kept && this.now() - kept.at < LIFETIME ? kept.text : null
  }

  async document(person: string, chartId: string): Promise<KeptDocument | null> {
    const documents = (await this.open()).transaction('documents').store
    const [kept, edits] = await Promise.all([
      documents.get([person, chartId]),
      documents.getAll(editsOf(person, chartId)),
    ])
    const last = edits.at(-1) ?? kept
    if (!kept || !last || this.now() - last.at >= LIFETIME) return null
    const since = edits.map(({ version, follows = 0, document: update }) => ({ version, follows, update }))
    return { document: kept.document, version: kept.version, edits: since }
  }

  /** Forgets a chart that this person may not see any more. */
  async drop(person: string, chartId: string): Promise<void> {
    const change = (await this.open()).transaction(STORES, 'readwrite')
    const answers = change.objectStore('answers')
    for (const key of await answers.index('chart').getAllKeys([person, chartId])) await answers.delete(key)
    await change.objectStore('documents').delete([person, chartId])
    await change.objectStore('documents').delete(editsOf(person, chartId))
    await change.done
  }
}

/** What is kept in this browser. */
export const keeping = new Keeping(() => Date.now())
