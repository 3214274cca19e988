/** Words for what cannot be counted one by one. */
const UNCOUNTABLE = new Set(
  'weather traffic staff equipment feedback furniture software hardware music money research advice knowledge luggage mail news information data inventory stock payroll attendance training transport spending revenue stuff history performance population production consumption generation fitness hourly daily weekly monthly quarterly yearly annual'.split(
    ' ',
  ),
)
const ALREADY_MANY = new Set('people children men women feet teeth mice criteria analyses series species'.split(' '))
const IRREGULAR: Readonly<Record<string, string>> = {
  person: 'people',
  child: 'children',
  man: 'men',
  woman: 'women',
  foot: 'feet',
  tooth: 'teeth',
  mouse: 'mice',
  criterion: 'criteria',
  analysis: 'analyses',
  crisis: 'crises',
  basis: 'bases',
  life: 'lives',
  half: 'halves',
  leaf: 'leaves',
  shelf: 'shelves',
  wife: 'wives',
  bus: 'buses',
  gas: 'gases',
  lens: 'lenses',
  hero: 'heroes',
  potato: 'potatoes',
  tomato: 'tomatoes',
  quiz: 'quizzes',
}

const many = (word: string): string => {
  const known = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined
  if (known !== undefined) return known
  if (ALREADY_MANY.has(word) || UNCOUNTABLE.has(word) || /\d$/.test(word)) return word
  if (/(ss|us|x|ch|sh)$/.test(word)) return `${word}es`
  if (word.endsWith('s')) return word
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
}

const LINKS = new Set(['of', 'for', 'in', 'to', 'from', 'at', 'on', 'with', 'by'])

/** Where the word stands that a name is about: "days of week" are days. */
function headOf(words: readonly string[]): number {
  const link = words.findIndex((word, at) => at > 0 && LINKS.has(word))
  return link > 0 ? link - 1 : words.length - 1
}

/** More than one of what a name means: "order lines", "days of week", "people". */
export function plural(name: string): string {
  const words = name.split(' ')
  const head = headOf(words)
  return words.map((word, at) => (at === head ? many(word) : word)).join(' ')
}

/** More than one row of a table: what cannot be counted has records. */
export function pluralRows(name: string): string {
  const words = name.split(' ')
  return UNCOUNTABLE.has(words[headOf(words)] ?? '') ? `${name} records` : plural(name)
}
