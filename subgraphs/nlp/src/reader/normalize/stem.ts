const IRREGULAR: Readonly<Record<string, string>> = {
  people: 'person',
  children: 'child',
  men: 'man',
  women: 'woman',
  countries: 'country',
  cities: 'city',
  companies: 'company',
  series: 'series',
  species: 'species',
  movies: 'movie',
  status: 'status',
  statuses: 'status',
  cancelled: 'cancel',
  canceled: 'cancel',
  data: 'data',
  bus: 'bus',
  buses: 'bus',
  indices: 'index',
  matrices: 'matrix',
  analyses: 'analysis',
  coloured: 'color',
  colour: 'color',
  colours: 'color',
  category: 'categor',
  categories: 'categor',
  built: 'build',
  sold: 'sell',
  grew: 'grow',
  won: 'win',
  rating: 'ratings',
  ratings: 'ratings',
  rated: 'ratings',
}

/** `orders` and `order`, `cities` and `city`, `boxes` and `box`. */
export function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.length > 4 && /(ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return word.length > 2 && word.endsWith('s') && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word
}

/**
 * What a word has in common with its other forms: plural, -ing, -ed and final e taken off. Not a word: only for
 * comparing (`hired`, `hiring` and `hire` are all `hir`).
 */
export function stemOf(lower: string): string {
  const known = Object.hasOwn(IRREGULAR, lower) ? IRREGULAR[lower] : undefined
  let word = known ?? singular(lower)
  if (word.length > 5 && word.endsWith('ing')) word = word.slice(0, -3)
  else if (word.length > 4 && word.endsWith('ed')) word = word.slice(0, -2)
  if (word.length > 3 && word.endsWith('e')) word = word.slice(0, -1)
  if (word.length > 3 && word.endsWith('y')) word = `${word.slice(0, -1)}i`
  if (word.length > 3 && /([bdglmnprt])\1$/.test(word)) word = word.slice(0, -1)
  return word
}
