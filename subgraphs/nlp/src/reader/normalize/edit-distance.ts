/** Whether two words differ by at most one insertion, deletion, substitution or swap of neighbours for each five letters. */
export function isTypo(a: string, b: string): boolean {
  const allowed = Math.min(a.length, b.length) < 4 ? 0 : Math.max(a.length, b.length) >= 9 ? 2 : 1
  if (allowed === 0 || Math.abs(a.length - b.length) > allowed || a === b) return false
  if (a[0] !== b[0] && a[1] !== b[1]) return false
  return distance(a, b, allowed) <= allowed
}

function distance(a: string, b: string, limit: number): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    let least = i
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1)
      next.push(best)
      least = Math.min(least, best)
    }
    if (least > limit) return least
    before = row
    row = next
  }
  return row[b.length] ?? limit + 1
}
