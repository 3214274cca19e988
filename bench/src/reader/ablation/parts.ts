/** A part of the reader that can be left out: what stands in place of some of its modules. */
export interface Part {
  readonly name: string
  /** Modules by their path in `src/reader`, without the ending, with what their compiled text becomes. */
  readonly instead: Readonly<Record<string, (compiled: string) => string>>
}

/** Where the modules that are run lie. */
export const compiledReader = new URL('../../../../subgraphs/nlp/dist/reader/', import.meta.url).href

const nothingLearned = (): string => 'export const LEARNED = {}'

/** Each learned weight has a line of its own. */
const withoutWeights =
  (isOut: (line: string) => boolean) =>
  (compiled: string): string =>
    compiled
      .split('\n')
      .filter((line) => !isOut(line))
      .join('\n')

/** The list of synonyms is one text of several lines. */
function withoutLines(compiled: string): string {
  const emptied = compiled.replace(/const MEANINGS = `[^`]*`/, 'const MEANINGS = ``')
  if (emptied === compiled) throw new Error('The list of synonyms is not where it was.')
  return emptied
}

/** What is left out, one at a time. The first is the whole reader. */
export const parts: readonly Part[] = [
  { name: 'nothing', instead: {} },
  {
    name: 'all learned weights (hand weights only)',
    instead: { 'rank/learned-weights': nothingLearned, 'assemble/filter/learned-weights': nothingLearned },
  },
  {
    name: 'learned weights of filters (learned ranking only)',
    instead: { 'assemble/filter/learned-weights': nothingLearned },
  },
  { name: 'learned weights of readings (learned filters only)', instead: { 'rank/learned-weights': nothingLearned } },
  {
    name: 'words around each place',
    instead: { 'rank/learned-weights': withoutWeights((line) => line.includes(' ~ ')) },
  },
  {
    name: 'how names were said, which tables are joined and counted',
    instead: {
      'rank/evidence': () =>
        ['evidenceFeatures', 'dimensionEvidence', 'measureEvidence']
          .map((name) => `export const ${name} = () => undefined`)
          .join('\n'),
    },
  },
  {
    name: "compromise's lexicon (which words are English)",
    instead: {
      'lexicon/english': () => 'export const isEnglish = () => false\nexport const isWord = () => false',
    },
  },
  { name: 'synonyms', instead: { 'lexicon/synonyms': withoutLines } },
  {
    name: 'values of the data',
    instead: {
      'link/value-links': () => 'export const valueLinks = () => []\nexport const misspeltValues = () => []',
    },
  },
  { name: 'misspelt words', instead: { 'normalize/edit-distance': () => 'export const isTypo = () => false' } },
  {
    name: 'related rows (without any, at least two)',
    instead: {
      'assemble/filter/relate': () => 'export const relate = (frame, conditions) => ({ frame, conditions })',
    },
  },
  {
    name: 'comparison with other rows and averages',
    instead: {
      'assemble/filter/peers': () => 'export const withPeers = (frame, conditions) => conditions',
      'assemble/filter/whole': () => 'export const wholeConditions = (frame) => ({ frame, conditions: [] })',
    },
  },
]

/** The part that is numbered so, as it is passed between processes. */
export const partAt = (index: number): Part => {
  const part = parts[index]
  if (part === undefined) throw new Error(`There is no part ${index} of ${parts.length}.`)
  return part
}
