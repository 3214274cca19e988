import { wordsOf } from './words.js'

const UNITS: Readonly<Record<string, string>> = {
  usd: 'USD',
  dollars: 'USD',
  $: '$',
  eur: 'EUR',
  euros: 'EUR',
  '€': '€',
  gbp: 'GBP',
  '£': '£',
  jpy: 'JPY',
  '¥': '¥',
  pct: '%',
  percent: '%',
  percentage: '%',
  '%': '%',
  kg: 'kg',
  g: 'g',
  lbs: 'lb',
  lb: 'lb',
  km: 'km',
  cm: 'cm',
  mm: 'mm',
  miles: 'mi',
  mpg: 'mpg',
  celsius: '°C',
  fahrenheit: '°F',
  kwh: 'kWh',
  ms: 'ms',
  seconds: 's',
  minutes: 'min',
  hours: 'h',
  days: 'd',
  sqft: 'sq ft',
  mph: 'mph',
  kph: 'km/h',
}

/** The unit that a number's name ends in, as in `price_usd` and `Weight (kg)`. */
export function unitOf(name: string): string | null {
  const words = wordsOf(name)
  const last = words.at(-1)
  if (last === undefined) return null
  const unit = Object.hasOwn(UNITS, last) ? (UNITS[last] ?? null) : null
  return words.length > 1 || unit === '%' || unit === 'mpg' ? unit : null
}
