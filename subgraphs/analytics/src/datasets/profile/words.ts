/** The words of a name: `unitPrice`, `unit_price` and `Unit Price (USD)` alike, in lower case. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}%$€£¥]+/u)
    .filter((word) => word !== '')

/** What people read for a name: `orderLines` is "order lines". */
export const labelOf = (name: string): string => wordsOf(name).join(' ') || name

/** The words as a key for comparing names: `Customer_ID` and `customerId` are the same. */
export const keyOf = (name: string): string => wordsOf(name).join('')

/** English enough for table names: `categories` and `category`, `boxes` and `box`, `orders` and `order`. */
export function singularOf(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word
}
