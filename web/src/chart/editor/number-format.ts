/** How the numbers of an axis are written, as people choose it; `own` is a format that was set otherwise. */
export type NumberStyle = 'auto' | 'plain' | 'compact' | 'currency' | 'percent' | 'own'

/** `decimals` null leaves as many as the numbers need. */
export interface NumberLook {
  readonly style: NumberStyle
  readonly decimals: number | null
}

export const numberStyles: Readonly<Record<Exclude<NumberStyle, 'own'>, string>> = {
  auto: 'As the chart has it',
  plain: '1,234',
  compact: '1.2k',
  currency: '$1,234',
  percent: '12%',
}
export const MOST_DECIMALS = 4

const COMPACT = '.3~s'
const SHAPES = [
  { style: 'currency', pattern: /^\$,?(?:\.(\d)(~)?f)?$/ },
  { style: 'percent', pattern: /^,?(?:\.(\d)(~)?)?%$/ },
  { style: 'plain', pattern: /^,?(?:\.(\d)(~)?f)?d?$/ },
] as const

/** Reads a d3-format. */
export function numberLook(format: string | null): NumberLook {
  if (format === null || format === '') return { style: 'auto', decimals: null }
  if (/^\.\d~s$/.test(format)) return { style: 'compact', decimals: null }
  for (const { style, pattern } of SHAPES) {
    const match = pattern.exec(format)
    if (!match) continue
    const [, digits, trimmed] = match
    return { style, decimals: digits === undefined || trimmed !== undefined ? null : Number(digits) }
  }
  return { style: 'own', decimals: null }
}

/** The d3-format of a look; null leaves it to the chart. */
export function formatOf({ style, decimals }: NumberLook): string | null {
  const fixed = (loose: string): string => (decimals === null ? loose : `.${decimals}`)
  switch (style) {
    case 'auto':
    case 'own':
      return null
    case 'plain':
      return `,${fixed('.2~')}f`
    case 'compact':
      return COMPACT
    case 'currency':
      return `$,${fixed('.2~')}f`
    case 'percent':
      return `${fixed('.1~')}%`
  }
}

/** Ways to write a date, as d3-time-format has them, by an example. */
export const dateFormats: readonly (readonly [format: string, example: string])[] = [
  ['%Y', '2026'],
  ['Q%q %Y', 'Q1 2026'],
  ['%b %Y', 'Mar 2026'],
  ['%B', 'March'],
  ['%b %-d', 'Mar 1'],
  ['%b %-d, %Y', 'Mar 1, 2026'],
  ['%Y-%m-%d', '2026-03-01'],
  ['%a', 'Sun'],
  ['%H:%M', '08:30'],
]
