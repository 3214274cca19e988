/** The width of bins that are easy to say (1, 2 or 5 times a power of ten), such that about `bins` hold the range. */
export function stepOf(minimum: number, maximum: number, bins: number, whole: boolean): number {
  const rough = (maximum - minimum) / bins
  if (!Number.isFinite(rough) || rough <= 0) return 1
  const power = Math.floor(Math.log10(rough))
  const times = [1, 2, 5, 10].find((times) => times * 10 ** power >= rough * 0.999) ?? 10
  const step = Number(`${times}e${power}`)
  return whole ? Math.max(1, step) : step
}
