import type { Json } from '@askchart/vocabulary'

/** Null characters and halves of characters, which Postgres does not store. */
const UNSTORABLE = /\\u0000|\\ud[89a-f][0-9a-f]{2}/i
export const isStorable = (value: Json): boolean => !UNSTORABLE.test(JSON.stringify(value))

/** What is wrong with such a text, said of it. */
export const UNSTORABLE_TEXT = 'holds a null character or half a character.'
