export const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

const LINES = 50

/** The delimiter that cuts most of the first lines into as many cells as the header; a comma where none does. */
export function detectDelimiter(start: string): Delimiter {
  let best: { readonly delimiter: Delimiter; readonly score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of DELIMITERS) {
    const counts = countPerLine(start, delimiter)
    const header = counts[0] ?? 0
    if (header === 0) continue
    const alike = counts.filter((count) => count === header).length / counts.length
    const score = alike + Math.min(header, 100) / 1000
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

function countPerLine(text: string, delimiter: string): readonly number[] {
  const counts: number[] = []
  let [count, filled, inQuotes] = [0, false, false]
  for (const char of text) {
    if (char === '"') inQuotes = !inQuotes
    else if (inQuotes) continue
    else if (char === delimiter) count += 1
    else if (char === '\n' || char === '\r') {
      if (filled) counts.push(count)
      if (counts.length === LINES) return counts
      count = 0
      filled = false
      continue
    }
    filled = true
  }
  // The last line may be cut off by the end of the text, so it counts only where there is no other.
  return counts.length > 0 ? counts : [count]
}
