import { BadInputError, checkFirst, type GraphCall } from '@askchart/service'
import type { DatasetService } from '../datasets/dataset.service.js'
import type { Suggestion } from '../reader/types.js'
import type { Reader } from '../reader-port.js'
import { OFFERED } from '../reader/suggest/suggest.js'
import { samplePrompts } from './sample-prompts.js'

const MAX_PREFIX = 2_000

export interface SuggestionServiceParts {
  readonly datasets: DatasetService
  readonly reader: Pick<Reader, 'suggestPrompts' | 'completePrompt'>
}

/** Prompts worth asking, and ways to go on with one that is being typed. */
export class SuggestionService {
  constructor(private readonly parts: SuggestionServiceParts) {}

  async suggest(datasetId: string, prefix: string, first: number, call: GraphCall): Promise<readonly Suggestion[]> {
    const count = checkFirst(first)
    if (prefix.length > MAX_PREFIX)
      throw new BadInputError('prefix', `A prefix has at most ${MAX_PREFIX} characters; this one has ${prefix.length}.`)
    const { source, prepared } = await this.parts.datasets.open(datasetId, call)
    const { reader } = this.parts
    const typed = plain(prefix)
    const made = source === 'SAMPLE' ? samplePrompts : []
    const worth = unique([...made.filter(goesOn(typed)), ...reader.suggestPrompts(prepared, count, typed)])
    if (typed === '') return worth.slice(0, count)
    const half = Math.ceil(count / 2)
    const likely = unique([...worth.slice(0, half), ...reader.completePrompt(prepared, prefix, count)])
    if (likely.length >= count) return likely.slice(0, count)
    const others = [...worth, ...made, ...reader.suggestPrompts(prepared, OFFERED)]
    return unique([...likely, ...others.filter(({ text }) => plain(text) !== typed)]).slice(0, count)
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

const goesOn =
  (typed: string) =>
  ({ text }: Suggestion): boolean =>
    plain(text).startsWith(typed) && plain(text) !== typed
