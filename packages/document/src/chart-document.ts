import type { Json } from '@askchart/vocabulary'
import { applyUpdate, Doc, encodeStateAsUpdate, Map as YMap } from 'yjs'
import { ANNOTATIONS, annotationKey, annotationKeys, annotationsToJson, flatSpec, toldSpec } from './annotations.js'
import { type ChartPath, nothingAt, parseChartPath, PathProblem, type Root } from './chart-path.js'
import { isJsonList, isJsonObject, toJson } from './json.js'
import { type Layer, layerFrom, layersFrom, layersOf, layersToJson, setUnit, unitOf } from './layers.js'
import { listIndex, replaceIn } from './plain-path.js'
import { fromShared, toShared } from './shared-value.js'

/**
 * A chart as a Yjs document. Its roots are maps: `spec` and `query` hold their own keys, `title` and `description`
 * a text under `value`. Objects are maps and merge key by key; lists are atomic, but for a spec's layers.
 */

const VALUE = 'value'
const LAYER = 'layer'
const isText = (root: Root): boolean => root === 'title' || root === 'description'

/** All that people edit of a chart, unchecked. */
export interface RawContent {
  readonly title: Json
  readonly description: Json
  readonly spec: Json
  readonly query: Json
}

export interface Change {
  readonly path: string
  /** Null removes what is there. */
  readonly value: Json
}
export interface AppliedChange extends Change {
  readonly previous: Json
}

/** What an edit did to a document. */
export interface Edited {
  /** From the document before to the one after. */
  readonly update: Uint8Array
  /** What it says after. */
  readonly content: RawContent
  readonly changes: readonly AppliedChange[]
}
/** The document after an edit, which was made on a copy. */
export interface EditedDocument extends Edited {
  readonly document: Uint8Array
}

/**
 * The peer in whose name the server writes. It writes one edit after the other, each on all that was before, so that all
 * of its edits follow each other and a document does not grow by a peer with each. No one else may write as it.
 */
export const SERVER_PEER = 1

/** A document in memory, from its bytes. */
export function openDocument(document: Uint8Array): Doc {
  const doc = new Doc()
  applyUpdate(doc, document)
  return doc
}

/** A new document that says this, as bytes. */
export function encodeDocument(content: Readonly<Record<Root, unknown>>): Uint8Array {
  const doc = new Doc()
  doc.clientID = SERVER_PEER
  const [title, description] = [toJson(content.title), toJson(content.description)]
  doc.transact(() => {
    doc.getMap('title').set(VALUE, title)
    if (description !== null) doc.getMap('description').set(VALUE, description)
    for (const root of ['spec', 'query'] as const) replaceRoot(doc, root, toJson(content[root]))
  })
  return encodeStateAsUpdate(doc)
}

function readRoot(doc: Doc, root: Root): Json {
  const map = doc.getMap(root)
  if (isText(root)) return fromShared(map.get(VALUE) ?? null)
  const entries = [...map.entries()].map(([key, part]): [string, Json] => [
    key,
    root === 'spec' && key === LAYER && part instanceof YMap ? layersToJson(part) : fromShared(part),
  ])
  return root === 'spec' ? toldSpec(entries, map) : Object.fromEntries(entries)
}

/** What a document says, unchecked. */
export const readContent = (doc: Doc): RawContent => ({
  title: readRoot(doc, 'title'),
  description: readRoot(doc, 'description'),
  spec: readRoot(doc, 'spec'),
  query: readRoot(doc, 'query'),
})

/** The same of its bytes. */
export const readDocument = (document: Uint8Array): RawContent => readContent(openDocument(document))

/** What a log of updates says once all of them are applied. */
export function readUpdates(updates: readonly Uint8Array[]): RawContent {
  const doc = new Doc()
  for (const update of updates) applyUpdate(doc, update)
  return readContent(doc)
}

function setKey(doc: Doc, map: YMap<unknown>, root: Root, key: string, value: Json): void {
  const layers = root === 'spec' && key === LAYER && map === doc.getMap(root) && isJsonList(value)
  map.set(key, layers ? layersFrom(value, (index) => `${doc.clientID}-${index}`) : toShared(value))
}

function replaceRoot(doc: Doc, root: Root, value: Json): void {
  if (!isJsonObject(value)) throw new PathProblem(`/${root}`, `/${root} must be an object.`)
  const map = doc.getMap(root)
  const keys = root === 'spec' ? flatSpec(value) : value
  for (const key of [...map.keys()]) if (!Object.hasOwn(keys, key)) map.delete(key)
  for (const [key, part] of Object.entries(keys)) setKey(doc, map, root, key, part)
}

/** Sets all annotations at once; null removes them. */
function setAnnotations(doc: Doc, spec: YMap<unknown>, value: Json, path: string): Json {
  const previous = annotationsToJson(spec)
  if (value !== null && !isJsonObject(value)) throw new PathProblem(path, `${path} must be an object.`)
  if (value === null && previous === null) throw nothingAt(path)
  for (const key of annotationKeys(spec)) spec.delete(key)
  for (const [id, one] of Object.entries(value ?? {})) setKey(doc, spec, 'spec', annotationKey(id), one)
  return previous
}

/** Sets one path and returns what was there. */
function setPath(doc: Doc, { root, keys }: ChartPath, value: Json, path: string): Json {
  const map = doc.getMap(root)
  if (keys.length === 0) {
    const previous = readRoot(doc, root)
    if (!isText(root)) replaceRoot(doc, root, value)
    else if (value !== null) map.set(VALUE, value)
    else if (map.has(VALUE)) map.delete(VALUE)
    else throw nothingAt(path)
    return previous
  }
  if (root === 'spec' && keys[0] === ANNOTATIONS) {
    const [, id, ...rest] = keys
    if (id === undefined) return setAnnotations(doc, map, value, path)
    return setIn(doc, map, root, [annotationKey(id), ...rest], value, path)
  }
  return setIn(doc, map, root, keys, value, path)
}

function setIn(doc: Doc, map: YMap<unknown>, root: Root, keys: readonly string[], value: Json, path: string): Json {
  const [key = '', ...rest] = keys
  const current = map.get(key)
  const layers = root === 'spec' && key === LAYER && map === doc.getMap(root) && current instanceof YMap
  if (rest.length === 0) {
    const previous = layers ? layersToJson(current) : fromShared(current ?? null)
    if (value === null && !map.has(key)) throw nothingAt(path)
    if (value === null) map.delete(key)
    else setKey(doc, map, root, key, value)
    return previous
  }
  if (layers) return setLayer(doc, current, rest, value, path)
  if (current instanceof YMap) return setIn(doc, current, root, rest, value, path)
  if ((current === undefined || current === null) && value === null) throw nothingAt(path)
  // A mark by its name alone has the looks of that mark once one of them is set.
  const named = key === 'mark' && typeof current === 'string' ? { type: current } : null
  const { next, previous } = replaceIn(named ?? fromShared(current ?? null), rest, value, path)
  map.set(key, toShared(next))
  return previous
}

function setLayer(doc: Doc, layers: YMap<unknown>, keys: readonly string[], value: Json, path: string): Json {
  const known = layersOf(layers)
  const [key = '', ...rest] = keys
  const index = listIndex(key, known.length, path)
  const layer: Layer | undefined = known[index]
  if (layer === undefined) {
    if (rest.length > 0) throw new PathProblem(path, `${path} leads into a layer that is not there.`)
    if (value === null) throw nothingAt(path)
    const last = known.at(-1)?.order ?? -1
    layers.set(`${doc.clientID}-${last + 1}`, layerFrom(value, last + 1))
    return null
  }
  const unit = unitOf(layer)
  if (rest.length > 0) {
    if (unit instanceof YMap) return setIn(doc, unit, 'spec', rest, value, path)
    throw new PathProblem(path, `${path} leads into a layer that has no parts.`)
  }
  if (value === null) layers.delete(layer.id)
  else setUnit(layer, value)
  return fromShared(unit)
}

/** Sets paths, in order, as one transaction. Throws a PathProblem at the first that cannot be set, those before it being set. */
export const setPaths = (doc: Doc, changes: readonly Change[], origin?: unknown): readonly AppliedChange[] =>
  doc.transact(
    () =>
      changes.map(({ path, value }) => ({ path, value, previous: setPath(doc, parseChartPath(path), value, path) })),
    origin,
  )

/**
 * Sets paths, in order, as one edit of a document in memory. Throws a PathProblem at the first that cannot be set; the
 * document is then spoiled.
 */
export function editOpened(doc: Doc, changes: readonly Change[], peer?: number): Edited {
  if (peer !== undefined) doc.clientID = peer
  const updates: Uint8Array[] = []
  const note = (update: Uint8Array): void => void updates.push(update)
  doc.on('update', note)
  const applied = setPaths(doc, changes)
  doc.off('update', note)
  return {
    // A transaction that changed nothing makes no update; two zeros are Yjs' empty one.
    update: updates[0] ?? new Uint8Array([0, 0]),
    content: readContent(doc),
    changes: applied,
  }
}

/** Sets paths, in order, on a copy of the document. Throws a PathProblem at the first that cannot be set. */
export function editDocument(document: Uint8Array, changes: readonly Change[], peer?: number): EditedDocument {
  const doc = openDocument(document)
  const edited = editOpened(doc, changes, peer)
  return { document: encodeStateAsUpdate(doc), ...edited }
}
