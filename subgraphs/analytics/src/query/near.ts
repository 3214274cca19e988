/** Edits (insert, delete, replace, swap of neighbours) that turn one text into another: optimal string alignment. */
function distance(a: string, b: string): number {
  const width = b.length + 1
  const rows = new Uint16Array((a.length + 1) * width)
  const get = (i: number, j: number): number => rows[i * width + j] ?? 0
  for (let i = 0; i <= a.length; i += 1) {
    for (let j = 0; j <= b.length; j += 1) {
      if (i === 0 || j === 0) {
        rows[i * width + j] = i + j
        continue
      }
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(get(i - 1, j) + 1, get(i, j - 1) + 1, get(i - 1, j - 1) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, get(i - 2, j - 2) + 1)
      rows[i * width + j] = least
    }
  }
  return get(a.length, b.length)
}

/** At most three of the names that are like the wanted one, likest first. */
export function nearest(wanted: string, names: readonly string[]): readonly string[] {
  const plain = (text: string): string => text.toLowerCase().slice(0, 100)
  const target = plain(wanted)
  const lastPart = target.slice(target.lastIndexOf('.') + 1)
  return names
    .map((name) => {
      const candidate = plain(name)
      const sameColumn = candidate.slice(candidate.lastIndexOf('.') + 1) === lastPart
      const edits = distance(target, candidate)
      return { name, edits: sameColumn ? Math.min(edits, 1) : edits, length: Math.max(target.length, candidate.length) }
    })
    .filter(({ edits, length }) => edits <= Math.max(2, length / 3))
    .sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name)
}
