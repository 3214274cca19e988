/** A file name that every system takes, from a chart's title: letters, digits, spaces, dashes; at most 80 characters. */
export function fileNameOf(title: string, extension: string): string {
  const stem = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} _-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return `${Array.from(stem).slice(0, 80).join('').trim() || 'chart'}.${extension}`
}

/** The same names with ` (2)`, ` (3)` before the extension where one comes again. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : name.replace(/(\.[^.]+)$/, ` (${count})$1`)
  })
}
