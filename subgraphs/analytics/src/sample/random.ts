/** A source of numbers that gives the same ones for the same seed. */
export interface Random {
  /** From 0 up to, and without, 1. */
  next(): number
  /** A whole number from 0 up to, and without, `below`. */
  below(below: number): number
  /** How many events happen where so many are expected (Poisson). */
  events(expected: number): number
}

/** FNV-1a for the seed, mulberry32 for the numbers: small, fast and the same on every machine. */
export function randomOf(seed: string): Random {
  let state = 0x811c9dc5
  for (let index = 0; index < seed.length; index += 1) {
    state ^= seed.charCodeAt(index)
    state = Math.imul(state, 0x01000193)
  }
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    below: (below) => Math.floor(next() * below),
    events(expected) {
      const limit = Math.exp(-expected)
      let count = 0
      for (let product = next(); product > limit; product *= next()) count += 1
      return count
    },
  }
}

/** One of the items, each as likely as its weight says. */
export class Lottery<Item> {
  private readonly bounds: readonly number[]
  private readonly total: number

  constructor(
    private readonly items: readonly Item[],
    weightOf: (item: Item) => number,
  ) {
    let sum = 0
    this.bounds = items.map((item) => (sum += weightOf(item)))
    this.total = sum
  }

  draw(random: Random): Item {
    const wanted = random.next() * this.total
    let [low, high] = [0, this.bounds.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.bounds[middle] ?? 0) > wanted) high = middle
      else low = middle + 1
    }
    const item = this.items[low]
    if (item === undefined) throw new Error('a lottery without items')
    return item
  }
}
