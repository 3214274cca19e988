const SEGMENT = '[A-Za-z0-9][A-Za-z0-9_-]{0,99}'
const KEY = new RegExp(`^${SEGMENT}(/${SEGMENT}){0,3}$`)

/** No dots, no empty parts, nothing absolute: a key can name no file outside its folder, and no hidden one in it. */
export const isKey = (key: string): boolean => KEY.test(key)

/** Throws on what is no key: keys come from our own code, so this is a bug, not a person's mistake. */
export function checkKey(key: string): string {
  if (!isKey(key)) throw new TypeError(`not a key of a file: ${JSON.stringify(key)}`)
  return key
}
