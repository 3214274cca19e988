/** A step back to what was shown before, or forth again to what was undone. */
export type HistoryStep = 'UNDO' | 'REDO'

const LITTLE = new Set(
  'please can could you to the a that this it my last latest previous one edit change step again now just what i did oops sorry no wait undo back chart version thing'.split(
    ' ',
  ),
)
const UNDO = [['undo'], ['revert'], ['go', 'back'], ['step', 'back'], ['take', 'back'], ['change', 'back'], ['back']]
const REDO = [['redo']]

/** Whether the words of a phrase follow each other in the prompt, with only little words between and around them. */
function consistsOf(words: readonly string[], phrase: readonly string[]): boolean {
  let at = 0
  for (const word of words) {
    if (word === phrase[at]) at += 1
    else if (!LITTLE.has(word)) return false
  }
  return at === phrase.length
}

/** "Undo", "undo that", "take the last change back", "redo": the whole prompt is about the step before, and nothing else. */
export function historyStep(prompt: string): HistoryStep | null {
  const words = prompt.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  if (REDO.some((phrase) => consistsOf(words, phrase))) return 'REDO'
  return UNDO.some((phrase) => consistsOf(words, phrase)) ? 'UNDO' : null
}
