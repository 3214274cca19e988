import { BadInputError, checkFirst, type GraphCall } from '@askchart/service'
import type { DatasetService } from '../datasets/dataset.service.js'
import type { Suggestion } from '../reader/types.js'
import type { Reader } from '../reader-port.js'
import { samplePrompts } from './sample-prompts.js'

const MAX_PREFIX = 2_000
/** What the reader thinks of, beyond what is asked for, so that a prefix finds something to match. */
const SPARE = 20

export interface SuggestionServiceParts {
  readonly datasets: DatasetService
  readonly reader: Pick<Reader, 'suggestPrompts'>
}

/** Prompts worth asking. */
export class SuggestionService {
  constructor(private readonly parts: SuggestionServiceParts) {}

  async suggest(datasetId: string, prefix: string, first: number, call: GraphCall): Promise<readonly Suggestion[]> {
    const count = checkFirst(first)
    if (prefix.length > MAX_PREFIX)
      throw new BadInputError('prefix', `A prefix has at most ${MAX_PREFIX} characters; this one has ${prefix.length}.`)
    const { source, prepared } = await this.parts.datasets.open(datasetId, call)
    const thoughtOf = this.parts.reader.suggestPrompts(prepared, count + SPARE)
    return startingFirst(unique(source === 'SAMPLE' ? [...samplePrompts, ...thoughtOf] : thoughtOf), prefix).slice(
      0,
      count,
    )
  }
}

const plain = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ')

/** Each text once, where it comes first. */
function unique(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const seen = new Map<string, Suggestion>()
  for (const suggestion of suggestions)
    if (!seen.has(plain(suggestion.text))) seen.set(plain(suggestion.text), suggestion)
  return [...seen.values()]
}

/** Those that start with the prefix, then the others, each in their order. */
function startingFirst(suggestions: readonly Suggestion[], prefix: string): readonly Suggestion[] {
  const wanted = plain(prefix)
  const starts = ({ text }: Suggestion): boolean => plain(text).startsWith(wanted)
  return [...suggestions.filter(starts), ...suggestions.filter((suggestion) => !starts(suggestion))]
}
