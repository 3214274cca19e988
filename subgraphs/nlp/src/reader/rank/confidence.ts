import type { Situation } from './features.js'
import type { Ranked } from './rank.js'

/** 0 to 1: how well the used words fit, how much was understood, and how far the next reading is behind. */
export function confidenceOf(
  best: Ranked,
  all: readonly Ranked[],
  situation: Situation,
  unknown: readonly string[],
): number {
  const links = [best.candidate.x, best.candidate.colour, ...best.candidate.measures].flatMap((part) =>
    part === null ? [] : [part.score],
  )
  const fit = links.length === 0 ? 0.5 : links.reduce((sum, score) => sum + score, 0) / links.length
  const next = all[1]
  const margin = next === undefined ? 3 : Math.min(3, best.score - next.score)
  const unexplained = Object.entries(best.features).reduce(
    (sum, [name, value]) => (name.startsWith('unexplained') ? sum + value : sum),
    0,
  )
  const left = unexplained + unknown.length
  const said = situation.roles.length + 1
  const raw = 0.35 + 0.4 * fit + 0.08 * margin - 0.5 * (left / (said + left))
  return Math.round(Math.min(0.99, Math.max(0.02, raw)) * 1000) / 1000
}
