/** Adjectives that compare things by a number, with what is measured, and whether most of it is `more` or `less`. */
const ADJECTIVES = `
hot more maximum temperature|warm more maximum temperature|cold less minimum temperature|cool less minimum temperature
wet more precipitation, rain|rainy more precipitation, rain|dry less precipitation, rain|snowy more snow|windy more wind|sunny more sunshine
old more age|young less age|tall more height|heavy more weight|light less weight|thick more thickness|wide more width
long more duration, length, time, minutes, hours, days|short less duration, length, time, minutes, hours, days|fast more speed, duration, time, minutes, hours|slow less speed, duration, time, minutes, hours
expensive more price, cost, fee|pricey more price, cost, fee|costly more cost, price|cheap less price, cost, fee
profitable more profit|discounted more discount|populous more population|populated more population|rich more income, wealth|poor less income, wealth
crowded more density|rated more rating, score|paid more salary, wage, pay|earning more salary, income, wage|spacious more area, size
`

/** What measures how large something is: a country its area or people, a room its size. */
const SIZES = `
large more area, population, size, surface, floor space, square meters, square feet|big more area, population, size, surface, floor space, square meters, square feet
small less area, population, size, surface, floor space, square meters, square feet
`

export interface Quality {
  readonly nouns: readonly (readonly string[])[]
  readonly direction: 'ASCENDING' | 'DESCENDING'
}

/** `hot`, `hotter` and `hottest`; `windy`, `windier` and `windiest`. */
function degrees(adjective: string): readonly string[] {
  const base = adjective.endsWith('y')
    ? `${adjective.slice(0, -1)}i`
    : adjective.endsWith('e')
      ? adjective.slice(0, -1)
      : /[^aeiou][aeiou][tdgnm]$/.test(adjective)
        ? `${adjective}${adjective.at(-1) ?? ''}`
        : adjective
  return [adjective, `${base}er`, `${base}est`]
}

const readQualities = (text: string): ReadonlyMap<string, Quality> =>
  new Map(
    text
      .trim()
      .split(/[|\n]/)
      .flatMap((entry) => {
        const [adjective = '', way = '', ...rest] = entry.trim().split(' ')
        const quality: Quality = {
          nouns: rest
            .join(' ')
            .split(', ')
            .map((noun) => noun.split(' ')),
          direction: way === 'less' ? 'ASCENDING' : 'DESCENDING',
        }
        return degrees(adjective).map((word) => [word, quality] as const)
      }),
  )

/** What an adjective measures, in any of its degrees. */
export const qualities = readQualities(ADJECTIVES)

/** The same of words of size, which measure what they stand right before, and any number else: "the largest number of". */
export const sizes = readQualities(SIZES)
