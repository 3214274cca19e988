import type { Candidate } from '@askchart/nlp/reader'
import { type Classifier, type ClassifierOptions, fitClassifier, likelihoods } from './classifier.js'
import { gramsOf, type Said } from './grams.js'
import { type Answer, intentOfCandidate } from './labels.js'

/** What tells marks apart, and what tells intents apart. */
export type Heads = Readonly<Record<keyof Answer, Classifier>>

/** What is learned from: how a prompt is said, and what is right. */
export interface Lesson {
  readonly group: string
  readonly said: Said
  readonly gold: Answer
}

export const FITTING: ClassifierOptions = { epochs: 5, rate: 0.1, pull: 0.01, fewestDatabases: 8 }
/** The same with rarer grams. */
export const FROM_FIVE: ClassifierOptions = { ...FITTING, fewestDatabases: 5 }

/** Both heads, learned from the same prompts. */
export function fitHeads(prompts: readonly Lesson[], options: ClassifierOptions = FITTING): Heads {
  const lessons = prompts.map(({ group, said, gold }) => ({ group, gold, grams: gramsOf(said) }))
  const head = (name: keyof Answer): Classifier =>
    fitClassifier(
      lessons.map(({ group, grams, gold }) => ({ group, grams, label: gold[name] })),
      options,
    )
  return { mark: head('mark'), intent: head('intent') }
}

/** How likely each class is, by its name. */
export type Likely = ReadonlyMap<string, number>

export function likelyOf({ mark, intent }: Heads, said: Said): Readonly<Record<keyof Answer, Likely>> {
  const grams = gramsOf(said)
  const of = (head: Classifier): Likely => {
    const shares = likelihoods(head, grams)
    return new Map(head.classes.map((name, at) => [name, shares[at] ?? 0]))
  }
  return { mark: of(mark), intent: of(intent) }
}

/** The likeliest class, with how likely it is. */
export function bestOf(likely: Likely): { readonly name: string; readonly share: number } {
  const [[name, share] = ['', 0]] = [...likely].sort(([, a], [, b]) => b - a)
  return { name, share }
}

/** Below this a classifier says no less than this, so that no reading is ruled out by words alone. */
const LEAST = 0.01

const logOf = (likely: Likely, belongs: (name: string) => boolean): number => {
  const share = [...likely].reduce((sum, [name, own]) => sum + (belongs(name) ? own : 0), 0)
  return Math.log(Math.max(LEAST, share))
}

/** What the heads say of a reading, as features of ranking. */
export function likelyFeatures(
  { mark, intent }: ReturnType<typeof likelyOf>,
  candidate: Candidate,
): Readonly<Record<string, number>> {
  const own = intentOfCandidate(candidate)
  const [aggregate, colour] = own.split(' ')
  return {
    // A reading that does not say its mark is drawn as anything but points.
    'mark likely': logOf(mark, (name) => (candidate.mark === null ? name !== 'POINT' : name === candidate.mark)),
    'intent likely': logOf(intent, (name) => name === own),
    'aggregate likely': logOf(intent, (name) => name.split(' ')[0] === aggregate),
    'colour likely': logOf(intent, (name) => name.split(' ')[1] === colour),
  }
}
