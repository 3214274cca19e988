import type { Said } from './grams.js'

/** Runs of words that say the same; each may stand for the other. */
const SAME: readonly (readonly string[])[] = [
  ['for each', 'per', 'by', 'of each', 'in each'],
  ['number of', 'count of', 'amount of'],
  ['average', 'mean'],
  ['total', 'sum of', 'overall'],
  ['show me', 'give me', 'list', 'display', 'show', 'draw', 'plot'],
  ['relationship between', 'correlation between', 'relation of'],
  ['what are', 'find', 'return'],
]

const without = (said: Said, sign: string, cues: ReadonlySet<string>): Said => ({
  ...said,
  signs: said.signs.filter((one) => one !== sign),
  cues: said.cues.filter((cue) => !cues.has(cue.split(' ')[0] ?? cue)),
})

const CHART = new Set(['mark', 'arrangement', 'histogram', 'chartWord'])
const ORDER = new Set(['sort', 'direction'])

/** With the first run of words that has others like it said the next way. */
function reworded(said: Said): Said | null {
  const text = ` ${said.signs.join(' ')} `
  for (const same of SAME) {
    const at = same.findIndex((words) => text.includes(` ${words} `))
    const [own, other] = [same[at], same[(at + 1) % same.length]]
    if (own !== undefined && other !== undefined)
      return { ...said, signs: text.replace(` ${own} `, ` ${other} `).trim().split(' ') }
  }
  return null
}

/** The same question said otherwise: without naming the chart, without its order, in other words. */
export function paraphrasesOf(said: Said): readonly Said[] {
  const unnamed = { ...without(said, '<chart>', CHART), mark: null, arrangement: null }
  const others = [
    said.mark === null ? null : unnamed,
    said.signs.includes('<order>') ? without(said, '<order>', ORDER) : null,
    reworded(said),
  ]
  return others.filter((other) => other !== null)
}

/** Prompts, each with its paraphrases after it. */
export const withParaphrases = <T extends { readonly said: Said }>(prompts: readonly T[]): readonly T[] =>
  prompts.flatMap((prompt) => [prompt, ...paraphrasesOf(prompt.said).map((said) => ({ ...prompt, said }))])
