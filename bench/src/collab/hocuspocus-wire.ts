import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** Messages of hocuspocus 3: the document's name, a kind, and what that kind holds. */
const SYNC = 0
const AUTH = 2
const SYNC_STATUS = 8
const TOKEN = 0
const UPDATE = 2

function message(document: string, ...numbers: readonly number[]): encoding.Encoder {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, document)
  for (const number of numbers) encoding.writeVarUint(encoder, number)
  return encoder
}

/** What a client says first; the server opens the document for it and answers. */
export function authMessage(document: string): Uint8Array {
  const encoder = message(document, AUTH, TOKEN)
  encoding.writeVarString(encoder, '')
  return encoding.toUint8Array(encoder)
}

export function updateMessage(document: string, update: Uint8Array): Uint8Array {
  const encoder = message(document, SYNC, UPDATE)
  encoding.writeVarUint8Array(encoder, update)
  return encoding.toUint8Array(encoder)
}

export type Told = 'authenticated' | 'acknowledged' | 'update' | 'other'

/** What kind of message this is. */
export const kindOf = (bytes: Uint8Array): Told => read(bytes).kind

/** The Yjs update in a message of that kind. */
export const updateIn = (bytes: Uint8Array): Uint8Array => decoding.readVarUint8Array(read(bytes).rest)

function read(bytes: Uint8Array): { readonly kind: Told; readonly rest: decoding.Decoder } {
  const rest = decoding.createDecoder(bytes)
  decoding.readVarUint8Array(rest)
  const kind = decoding.readVarUint(rest)
  if (kind === AUTH) return { kind: 'authenticated', rest }
  if (kind === SYNC_STATUS) return { kind: 'acknowledged', rest }
  return { kind: kind === SYNC && decoding.readVarUint(rest) === UPDATE ? 'update' : 'other', rest }
}
