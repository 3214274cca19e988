const SPECIAL = /[\\\t\n\r\0\b\f]/
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\\0',
  '\b': '\\b',
  '\f': '\\f',
}

/** A cell of ClickHouse's TabSeparated format; null is a missing value. */
export function tabSeparatedCell(value: string | null): string {
  if (value === null) return '\\N'
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r\0\b\f]/g, (char) => ESCAPES[char] ?? char) : value
}
