import { BadInputError, checkFirst, type GraphCall } from '@askchart/service'
import type { DatasetService } from '../datasets/dataset.service.js'
import type { Suggestion } from '../reader/types.js'
import type { Reader } from '../reader-port.js'
import { samplePrompts } from './sample-prompts.js'

const MAX_PREFIX = 2_000
/** As many are thought of at least, however few are asked for: those who read them first have them ready when they type. */
const THOUGHT_OF = 12

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
    const thoughtOf = reader.suggestPrompts(prepared, Math.max(count, THOUGHT_OF))
    const prompts = unique(source === 'SAMPLE' ? [...samplePrompts, ...thoughtOf] : thoughtOf)
    if (typed === '') return prompts.slice(0, count)
    return unique(goingOn(prompts, reader.completePrompt(prepared, prefix, count), typed, count)).slice(0, count)
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

/** Whole prompts that start so, at most half of all at first, then what completes the words being typed, then the others. */
function goingOn(
  prompts: readonly Suggestion[],
  completed: readonly Suggestion[],
  typed: string,
  count: number,
): readonly Suggestion[] {
  const starts = ({ text }: Suggestion): boolean => plain(text).startsWith(typed) && plain(text) !== typed
  const whole = prompts.filter(starts)
  return [
    ...whole.slice(0, Math.ceil(count / 2)),
    ...completed,
    ...whole,
    ...prompts.filter((prompt) => !starts(prompt) && plain(prompt.text) !== typed),
  ]
}
