import { setTimeout as delay } from 'node:timers/promises'
import { openDocument, setPaths } from '@askchart/document'
import { at, median } from '../query/times.js'
import { type NewEdit, openWindow, type Place, type Window } from './window.js'

/** Many people at one document, in a process of their own: `clients.js`, told what to do over IPC. */
export type Order =
  | { readonly do: 'join'; readonly place: Place; readonly authorizations: readonly string[] }
  | { readonly do: 'edit'; readonly edits: number; readonly everyMs: number }
  | { readonly do: 'race'; readonly editors: number; readonly ms: number }

const AT_ONCE = 50
const PATIENCE_MS = 60_000
const MARK = Buffer.from('Edit no ')
const DOT = '.'.charCodeAt(0)

type Pen = (number: number) => NewEdit

/** Makes edits of an own copy of the document, in which others' edits do not show. */
function penFor({ document }: Place): Pen {
  const doc = openDocument(Buffer.from(document, 'base64'))
  let update = new Uint8Array()
  doc.on('update', (made: Uint8Array) => (update = new Uint8Array(made)))
  return (number) => {
    const title = `Edit no ${number}.`
    setPaths(doc, [{ path: '/title', value: title }])
    return { title, update }
  }
}

function numberIn(unpacked: Uint8Array): number {
  const update = Buffer.from(unpacked.buffer, unpacked.byteOffset, unpacked.length)
  const from = update.indexOf(MARK) + MARK.length
  return Number(update.toString('latin1', from, update.indexOf(DOT, from)))
}

let place: Place | null = null
let windows: readonly { readonly window: Window; readonly heard: Buffer[] }[] = []
/** When each edit was made; empty while nobody counts what comes. */
let made: number[] = []
let first = 1
let pen: Pen | null = null
let latencies: number[] = []
let lasts: number[] = []
let received: () => void = () => undefined

/**
 * Takes what comes to one window. It is looked into when all has come, as thousands of people share this process and each
 * would wait for those before to have unpacked.
 */
function ear(heard: Buffer[]): (message: Buffer) => void {
  return (message) => {
    if (pen === null) return
    const index = heard.push(message) - 1
    const took = performance.now() - (made[index] ?? Number.NaN)
    latencies.push(took)
    lasts[index] = took
    if (latencies.length === made.length * windows.length) received()
  }
}

/** Each window was told each edit once, in order. */
function check(): void {
  for (const { window, heard } of windows)
    heard.splice(0).forEach((message, index) => {
      const number = numberIn(window.unpack(message))
      if (number !== first + index) throw new Error(`edit ${number} came where ${first + index} was to come`)
    })
}

async function join(joined: Place, authorizations: readonly string[]): Promise<void> {
  place = joined
  const opened: (typeof windows)[number][] = []
  for (let from = 0; from < authorizations.length; from += AT_ONCE) {
    const some = authorizations.slice(from, from + AT_ONCE).map(async (authorization) => {
      const heard: Buffer[] = []
      return { window: await openWindow(joined, authorization, ear(heard)), heard }
    })
    opened.push(...(await Promise.all(some)))
  }
  windows = opened
  process.send?.({ joined: opened.length })
}

/** One person edits at a steady pace; how long each edit took to everybody, from when it was due. */
async function edit(here: Place, edits: number, everyMs: number): Promise<void> {
  const editor = windows[0]?.window
  if (!editor) throw new Error('nobody has joined')
  pen ??= penFor(here)
  first += made.length
  made = []
  latencies = []
  lasts = []
  let due = performance.now()
  let sent: Promise<void> = Promise.resolve()
  const all = new Promise<void>((resolve) => {
    received = () => {
      if (made.length === edits) resolve()
    }
  })
  for (let index = 0; index < edits; index += 1) {
    await delay(Math.max(0, due - performance.now()))
    const edit = pen(first + index)
    made.push(performance.now())
    // One after the other, as each builds on the one before.
    sent = sent.then(() => editor.edit(edit))
    due += everyMs
  }
  await sent
  const inTime = await Promise.race([all.then(() => true), delay(PATIENCE_MS, false)])
  if (!inTime) throw new Error(`${latencies.length} of ${edits * windows.length} came`)
  check()
  process.send?.({ p50: median(latencies), p99: at(latencies, 0.99), last: median(lasts) })
}

/** Several people edit as fast as each is answered. */
async function race(here: Place, editors: number, ms: number): Promise<void> {
  const until = performance.now() + ms
  const began = performance.now()
  const counts = windows.slice(0, editors).map(async ({ window }) => {
    const write = penFor(here)
    let count = 0
    while (performance.now() < until) await window.edit(write((count += 1)))
    return count
  })
  const total = (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
  process.send?.({ perSecond: (total / (performance.now() - began)) * 1000 })
}

process.on('message', (order: Order) => {
  if (order.do === 'join') void join(order.place, order.authorizations)
  else if (place === null) throw new Error('join first')
  else if (order.do === 'edit') void edit(place, order.edits, order.everyMs)
  else void race(place, order.editors, order.ms)
})
process.once('disconnect', () => process.exit(0))
