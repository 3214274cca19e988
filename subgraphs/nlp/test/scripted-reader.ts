import type { PreparedDataset, ReadOptions, Reading, ReadResult, Suggestion } from '../src/reader/types.js'
import type { Reader } from '../src/reader-port.js'

/** A reading of any prompt as the total amount, with what differs. */
export const aReading = (prompt: string, more: Partial<Reading> = {}): Reading => ({
  prompt,
  intent: 'SUMMARY',
  mark: 'TEXT',
  arrangement: null,
  confidence: 0.9,
  mentions: [
    { text: prompt.slice(0, 5), start: 0, end: 5, kind: 'MEASURE', column: 'sales.amount', value: null, confidence: 1 },
  ],
  explanation: 'The total amount.',
  query: { v: 1, measures: [{ column: 'sales.amount', aggregate: 'SUM' }], dimensions: [] },
  ...more,
})

/** Reads by rote, so that a test decides the outcome, and remembers what it was given. */
export interface ScriptedReader extends Reader {
  readonly given: { readonly prompt: string; readonly options: ReadOptions; readonly version: number }[]
  prepared: number
  outcome: (prompt: string) => ReadResult
}

/** The second is one that stands among the prompts of the sample, too. */
const suggested: readonly Suggestion[] = [
  { text: 'Question 1', intent: 'SUMMARY' },
  { text: 'distribution of delivery days', intent: 'DISTRIBUTION' },
  ...Array.from({ length: 30 }, (_, n) => ({ text: `Question ${n + 2}`, intent: 'SUMMARY' as const })),
]

export function scriptedReader(): ScriptedReader {
  const reader: ScriptedReader = {
    given: [],
    prepared: 0,
    outcome: (prompt) => ({ outcome: 'reading', reading: aReading(prompt) }),
    prepareDataset(profile): PreparedDataset {
      reader.prepared += 1
      return {
        profile,
        tables: [],
        columns: new Map(),
        stems: new Map(),
        tableStems: new Map(),
        values: new Map(),
        money: null,
        preferred: new Map(),
        distance: () => Infinity,
      }
    },
    candidatePhrases: (prompt) => prompt.split(' '),
    historyStep: (prompt) => (prompt === 'undo' ? 'UNDO' : prompt === 'redo' ? 'REDO' : null),
    explain: () => 'The total amount.',
    read(prompt, { profile }, options) {
      reader.given.push({ prompt, options, version: profile.version })
      return reader.outcome(prompt)
    },
    suggestPrompts: (_prepared, count, typed = '') =>
      suggested
        .filter(({ text }) => text.toLowerCase().startsWith(typed) && text.toLowerCase() !== typed)
        .slice(0, count),
    completePrompt: (_prepared, prefix, count) =>
      ['amount', 'by month']
        .slice(0, count)
        .map((end) => ({ text: `${prefix.trim()} ${end}`, intent: 'TREND' as const })),
  }
  return reader
}
