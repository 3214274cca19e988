import { type DatasetProfile, splitRef } from '@askchart/vocabulary'
import { columnIn } from './profile.js'

/** `unitPrice`, `unit_price` and `unit price` as `Unit price`; what is written in capitals stays so. */
export function humanise(name: string): string {
  const words = name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[_\s]+/g, ' ')
    .trim()
  const [first = '', ...rest] = words.split(' ')
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest.map(lowered)].join(' ')
}

const lowered = (word: string): string => (/^\p{Lu}\p{Ll}/u.test(word) ? word.toLowerCase() : word)
/** For the middle of a sentence. */
export const inSentence = (title: string): string => title.split(' ').map(lowered).join(' ')

/** What a column is called, whole. */
export const labelOf = (profile: DatasetProfile, ref: string): string =>
  columnIn(profile, ref)?.label ?? humanise(splitRef(ref).column)
