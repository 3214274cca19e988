import type { promptLanguage } from '@askchart/nlp/reader'

/** A prompt as the language of it is seen. */
export type Said = ReturnType<typeof promptLanguage>

const LONGEST = 3

const runsOf = (all: readonly string[], longest: number): readonly string[] =>
  Array.from({ length: longest }, (_, more) => more + 1).flatMap((size) =>
    Array.from({ length: Math.max(0, all.length - size + 1) }, (_, at) => all.slice(at, at + size).join(' ')),
  )

/** Signs that follow one another, one to three; places that do, whatever is between; what the tagger knows; the chart named. */
export function gramsOf({ signs, cues, mark, arrangement }: Said): readonly string[] {
  const all = ['^', ...signs, '$']
  const places = signs.filter((sign) => /^<.>$/.test(sign))
  return [
    ...new Set([
      `chart ${mark ?? 'any'}`,
      `arranged ${arrangement ?? 'any'}`,
      `places ${Math.min(6, places.length)}`,
      ...runsOf(['^', ...places, '$'], LONGEST).map((run) => `places ${run}`),
      ...cues.map((cue) => `cue ${cue}`),
      ...runsOf(all, LONGEST),
    ]),
  ]
}
