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

export type Told =
  | { readonly kind: 'authenticated' | 'acknowledged' | 'other' }
  | { readonly kind: 'update'; readonly update: Uint8Array }

export function readMessage(bytes: Uint8Array): Told {
  const decoder = decoding.createDecoder(bytes)
  decoding.readVarUint8Array(decoder)
  const kind = decoding.readVarUint(decoder)
  if (kind === AUTH) return { kind: 'authenticated' }
  if (kind === SYNC_STATUS) return { kind: 'acknowledged' }
  if (kind === SYNC && decoding.readVarUint(decoder) === UPDATE)
    return { kind: 'update', update: decoding.readVarUint8Array(decoder) }
  return { kind: 'other' }
}
