const PLAIN_INTEGER = /^[+-]?(0|[1-9]\d{0,17})$/
const PLAIN_DECIMAL = /^[+-]?((0|[1-9]\d*)(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/
const GROUPED = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/
const MONEY = /^([+-]?)([$€£¥])\s?([+-]?[\d,.]+)$/
const PERCENT = /^(.*\d)\s?%$/

export interface ReadNumber {
  /** Digits as ClickHouse reads them. */
  readonly text: string
  readonly whole: boolean
  /** The sign that stood beside the digits: `$`, `€`, `£`, `¥` or `%`. */
  readonly unit: string | null
}

/**
 * Reads `12`, `-1.5`, `1e6`, `1,234.50`, `$1,200` and `12.5%` (as 12.5). Codes with leading zeros and whole numbers of
 * more than 18 digits are no numbers: null, as for all other text.
 */
export function readNumber(text: string): ReadNumber | null {
  if (PLAIN_INTEGER.test(text)) return { text: unsigned(text), whole: true, unit: null }
  if (PLAIN_DECIMAL.test(text)) {
    if (!/[.eE]/.test(text) || !Number.isFinite(Number(text))) return null
    return { text: unsigned(text), whole: false, unit: null }
  }
  if (GROUPED.test(text)) return readNumber(text.replaceAll(',', ''))
  const money = MONEY.exec(text)
  if (money) return withUnit(readNumber(`${money[1] ?? ''}${money[3] ?? ''}`), money[2])
  const percent = PERCENT.exec(text)
  return percent ? withUnit(readNumber(percent[1] ?? ''), '%') : null
}

const unsigned = (text: string): string => (text.startsWith('+') ? text.slice(1) : text)

const withUnit = (number: ReadNumber | null, unit: string | undefined): ReadNumber | null =>
  number && number.unit === null && unit !== undefined ? { ...number, unit } : null
