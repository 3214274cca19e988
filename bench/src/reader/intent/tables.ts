import type { Outcome } from '../report.js'
import { type Shares, sharesOf, type Told } from './accuracy.js'
import type { AsFeature } from './as-feature.js'
import type { MarkAlone } from './mark-alone.js'
import type { IntentPrompt } from './prompts.js'

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`

const sharesRow = (name: string, { mark, markUnnamed, intent, aggregate, colour }: Shares): string =>
  `| ${[name, ...[mark, markUnnamed, intent, aggregate, colour].map(percent)].join(' | ')} |`

/** How right heads that learned from more or less are, and the reader by itself. */
export function accuracyTable(
  heads: readonly (readonly [string, readonly Told[]])[],
  readers: readonly (readonly [string, readonly IntentPrompt[]])[],
): string {
  return [
    '| learned from | mark | where no chart is named | intent | aggregate | colour or none |',
    '|---|---|---|---|---|---|',
    ...heads.map(([name, all]) =>
      sharesRow(
        name,
        sharesOf(all.map(({ prompt, mark, intent }) => ({ prompt, answer: { mark: mark.name, intent: intent.name } }))),
      ),
    ),
    ...readers.map(([name, all]) =>
      sharesRow(name, sharesOf(all.map((prompt) => ({ prompt, answer: prompt.reader })))),
    ),
  ].join('\n')
}

/** What one head says, as answers with a confidence. */
export const outcomesOf = (head: 'mark' | 'intent', all: readonly Told[]): readonly Outcome[] =>
  all.map((one, at) => ({
    id: String(at),
    passed: one[head].name === one.prompt.gold[head],
    why: '',
    confidence: one[head].share,
    elapsedMs: 0,
  }))

export function featureTable(rows: readonly AsFeature[]): string {
  const kinds = rows[0]?.right ?? []
  return [
    `| ranking with | weight | ${kinds.map(({ kind, count }) => `${kind} (${count})`).join(' | ')} |`,
    `|---|---|${kinds.map(() => '---|').join('')}`,
    ...rows.map(({ features, weights, right }) => {
      const name = features.length === 0 ? 'nothing of it' : features.join(', ')
      const weighs = weights.map((weight) => weight.toFixed(2)).join(', ')
      return `| ${[name, weighs, ...right.map(({ share }) => percent(share))].join(' | ')} |`
    }),
  ].join('\n')
}

export const markTable = (rows: readonly (readonly [string, MarkAlone])[]): string =>
  [
    '| prompts that name no chart | count | drawn otherwise | mended | broken |',
    '|---|---|---|---|---|',
    ...rows.map(
      ([name, { count, changed, mended, broken }]) => `| ${name} | ${count} | ${changed} | ${mended} | ${broken} |`,
    ),
  ].join('\n')
