import { candidatePhrases, handWeights, prepareDataset, understand } from '@askchart/nlp/reader'
import type { AskedDataset } from '@askchart/standalone/databases'
import { type NvbenchRow, nvbenchRows, ownPromptsIn } from './data.js'
import type { ExampleOptions } from './examples.js'
import { choiceOf, type FeatureNames } from './feature-names.js'
import { goldComparisons, plainValue, sameColumns } from './filter-gold.js'
import { type Example, sequence, shuffled } from './fit.js'

type Weighed = ReturnType<typeof understand>['weighed'][number]

/** Prompts of one database that ask for the same rows say the same in other words: a few of them do. */
const OF_EACH_FILTER = 5
const WITHOUT_FILTER = 40
/** How often a prompt is also read as people type: without quotes and capitals. */
const TYPED_SHARE = 0.4

const filterOf = ({ vql }: NvbenchRow): string =>
  /\bWHERE\b(.*)/i.exec(vql)?.[1]?.replace(/\b(GROUP BY|ORDER BY|BIN)\b.*/i, '') ?? ''

const typed = (nl: string): string => nl.replace(/(?<![a-z])["']|["'](?![a-z])/gi, '').toLowerCase()

interface About {
  readonly group: string
  readonly weight: number
  readonly names: FeatureNames
  readonly isGold: (proposal: Weighed['proposals'][number]['proposal']) => boolean
  /** Whether the query compares some column with the value, though none that is proposed. */
  readonly isElsewhere: (weighed: Weighed) => boolean
}

/**
 * The columns that a value may be compared with, and none at all, which is right where the query does not. Null where
 * what was asked may stand in a part of the query that is not read: a number that is compared, a pattern.
 */
function exampleOf(weighed: Weighed, { group, weight, names, isGold, isElsewhere }: About): Example | null {
  const { question, proposals } = weighed
  if (proposals.length === 0) return null
  const right = proposals.map(({ proposal }) => isGold(proposal))
  const found = right.includes(true)
  if (!found && (question.kind === 'pattern' || (question.kind === 'number' && question.around.said))) return null
  const choices = proposals.map(({ evidence }, at) => choiceOf(evidence, right[at] === true, group, names))
  const none = choiceOf({}, !found && !isElsewhere(weighed), group, names)
  return { group, weight, choices: [none, ...choices] }
}

/** The rows of one database by their filters, a few of each. */
function chosenRows(rows: readonly NvbenchRow[], next: () => number): readonly (readonly [NvbenchRow, number])[] {
  const byFilter = new Map<string, NvbenchRow[]>()
  for (const row of rows) byFilter.set(filterOf(row), [...(byFilter.get(filterOf(row)) ?? []), row])
  return [...byFilter].flatMap(([filter, list]) => {
    const few = shuffled(list, next).slice(0, filter === '' ? WITHOUT_FILTER : OF_EACH_FILTER)
    return few.map((row) => [row, 1 / Math.sqrt(few.length)] as const)
  })
}

async function readingsOf(
  nl: string,
  dataset: Pick<AskedDataset, 'prepared' | 'today' | 'matchValues'>,
): Promise<readonly Weighed[]> {
  const { prepared, today } = dataset
  const valueMatches = await dataset.matchValues(candidatePhrases(nl, prepared))
  return understand(nl, prepared, { today, valueMatches }, handWeights).weighed
}

/** nvBench: a value belongs to the column that the published query compares with it, or to none. */
async function nvbenchFilters(options: ExampleOptions): Promise<readonly Example[]> {
  const { datasetOf, names, progress } = options
  const rows = await nvbenchRows(options.folder, options.heldOut)
  const [choosing, next] = [sequence(7), sequence(13)]
  const examples: Example[] = []
  for (const group of [...new Set(rows.map((row) => row.db_id))].sort()) {
    progress(`reading filters of ${group}`)
    const dataset = await datasetOf(group)
    const root = sameColumns(dataset.profile)
    const own = rows.filter((row) => row.db_id === group)
    for (const [row, weight] of chosenRows(own, choosing)) {
      const gold = goldComparisons(row.vql, dataset.prepared).map(({ column, values }) => ({
        column: root(column.profile.ref),
        values: new Set(values),
      }))
      const about = {
        group,
        weight,
        names,
        isGold: ({ column, values }: Weighed['proposals'][number]['proposal']) =>
          gold.some(
            (one) => one.column === root(column.profile.ref) && values.some((v) => one.values.has(plainValue(v))),
          ),
        isElsewhere: ({ proposals }: Weighed) =>
          gold.some((one) =>
            proposals.some(({ proposal }) => proposal.values.some((v) => one.values.has(plainValue(v)))),
          ),
      }
      const said = gold.length > 0 && next() < TYPED_SHARE ? [row.nl, typed(row.nl)] : [row.nl]
      for (const nl of said)
        examples.push(...(await readingsOf(nl, dataset)).flatMap((weighed) => exampleOf(weighed, about) ?? []))
    }
  }
  return examples
}

const OWN_WEIGHT = 8

/** The project's own prompts, whose readings are written down in one line each: "… where orders.status EQ Paid". */
async function ownFilters({ names, ownPrompts, progress }: ExampleOptions): Promise<readonly Example[]> {
  const { sets } = await ownPromptsIn(ownPrompts)
  progress('reading filters of our own prompts')
  const examples: Example[] = []
  for (const { name, dataset, today, prompts } of sets) {
    const prepared = prepareDataset(dataset)
    const asked = { prepared, today, matchValues: () => Promise.resolve([]) }
    for (const [prompt, line] of prompts) {
      if (/^(cannot|clarify)\b/.test(line)) continue
      const where = / where (.*)$/.exec(line)?.[1] ?? ''
      const holds = (values: readonly unknown[]): boolean => values.some((value) => where.includes(String(value)))
      const about = {
        group: `own ${name}`,
        weight: OWN_WEIGHT,
        names,
        isGold: ({ column, values }: Weighed['proposals'][number]['proposal']) =>
          where.includes(`${column.profile.ref} `) && holds(values),
        isElsewhere: ({ proposals }: Weighed) => proposals.some(({ proposal }) => holds(proposal.values)),
      }
      examples.push(...(await readingsOf(prompt, asked)).flatMap((weighed) => exampleOf(weighed, about) ?? []))
    }
  }
  return examples
}

/** Every value of a prompt that filter weights are learned from, with all that it may be compared with. */
export const filterExamples = async (options: ExampleOptions): Promise<readonly Example[]> => [
  ...(await nvbenchFilters(options)),
  ...(await ownFilters(options)),
]
