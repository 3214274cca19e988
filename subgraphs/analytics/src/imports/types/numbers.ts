/** How a column writes its decimals: `1,234.5` or `1.234,5`. Of both where both fit all its values, the first is taken. */
export const DECIMALS = ['POINT', 'COMMA'] as const
export type Decimal = (typeof DECIMALS)[number]

export interface ReadNumber {
  /** Digits as ClickHouse reads them. */
  readonly text: string
  readonly whole: boolean
  /** The sign that stood beside the digits: `$`, `EUR`, `%` and so on. */
  readonly unit: string | null
}

const PLAIN_INTEGER = /^[+-]?(0|[1-9]\d{0,17})$/
const SIGNS = '$€£¥₹₽₩₺₪₫₴₦฿'
const CODES =
  'USD|EUR|GBP|JPY|CHF|CNY|INR|AUD|CAD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|TRY|BRL|MXN|ZAR|SGD|HKD|KRW|ILS|AED|THB|US\\$|R\\$|kr|zł'
const UNIT = String.raw`[${SIGNS}]|${CODES}`
/** Longer is no number, and not worth the expressions below. */
const MAX_LENGTH = 60
/** A number among signs: minus or plus, a currency before or behind, a percent sign, an accountant's brackets. */
const DRESSED = new RegExp(
  String.raw`^(\()?([+\-−])?(${UNIT})?[\s\u00A0\u202F]?([+\-−])?([\d.,][\d.,'’\s\u00A0\u202F]*?(?:[eE][+-]?\d{1,3})?)[\s\u00A0\u202F]?(%|${UNIT})?(-)?(\))?$`,
)
/** Marks between groups of three digits. A blank counts only beside a decimal mark or a currency: `555 123` is a telephone. */
const GROUPS: Record<Decimal, RegExp> = {
  POINT: /^[1-9]\d{0,2}(?:(?:([,'’\u00A0\u202F ])\d{3})(?:\1\d{3})*|(?:,\d{2})+,\d{3})(?:\.\d+)?$/,
  COMMA: /^[1-9]\d{0,2}([.'’\u00A0\u202F ])\d{3}(?:\1\d{3})*(?:,\d+)?$/,
}
const PLAIN: Record<Decimal, RegExp> = {
  POINT: /^((0|[1-9]\d*)(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/,
  COMMA: /^((0|[1-9]\d*)(,\d*)?|,\d+)([eE][+-]?\d{1,3})?$/,
}

/**
 * Reads `12`, `-1.5`, `1e6`, `1,234.50`, `$1,200`, `1 200 €`, `(5.00)` and `12.5%` (as 12.5); with COMMA `1.234,50` and so
 * on. Codes with leading zeros and whole numbers of more than 18 digits are no numbers: null, as for all other text.
 */
export function readNumber(text: string, decimal: Decimal = 'POINT'): ReadNumber | null {
  if (PLAIN_INTEGER.test(text)) return { text: text.startsWith('+') ? text.slice(1) : text, whole: true, unit: null }
  if (text.length > MAX_LENGTH || !/\d/.test(text)) return null
  const match = DRESSED.exec(text)
  if (!match) return null
  const [, opened, sign, before, inner, body = '', behind, trailing, closed] = match
  const signs = [sign, inner, trailing].filter((one) => one !== undefined)
  if ((opened === undefined) !== (closed === undefined) || signs.length > 1) return null
  if ((before !== undefined && behind !== undefined) || (opened !== undefined && signs.length > 0)) return null
  const unit = before ?? behind ?? null
  const digits = digitsOf(body, decimal, unit)
  if (digits === null) return null
  const negative = opened !== undefined || (signs[0] !== undefined && signs[0] !== '+')
  return { text: `${negative ? '-' : ''}${digits}`, whole: /^\d+$/.test(digits), unit }
}

function digitsOf(body: string, decimal: Decimal, unit: string | null): string | null {
  const mark = decimal === 'POINT' ? '.' : ','
  let digits: string
  if (PLAIN[decimal].test(body)) digits = body
  else {
    const grouped = GROUPS[decimal].exec(body)
    if (!grouped || (grouped[1] === ' ' && unit === null && !body.includes(mark))) return null
    digits = body.replace(decimal === 'POINT' ? /[,'’\s\u00A0\u202F]/g : /[.'’\s\u00A0\u202F]/g, '')
  }
  digits = digits.replace(',', '.')
  if (/^\d+$/.test(digits)) return digits.length <= 18 ? digits : null
  return Number.isFinite(Number(digits)) ? digits : null
}
