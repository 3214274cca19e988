/** A prompt that may be meant by what is typed. */
export interface Completion {
  readonly text: string
}

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ')

/** Whether a prompt goes on from what is typed: it keeps all but the last word, and has that at the beginning of a later one. */
function goesOn(text: string, typed: string): boolean {
  const at = typed.lastIndexOf(' ') + 1
  const [kept, last] = [typed.slice(0, at), typed.slice(at)]
  if (!text.startsWith(kept)) return text.startsWith(typed.trimEnd())
  return ` ${text.slice(at)}`.includes(` ${last}`)
}

/** Those of the suggested prompts that go on from what is typed, in their order. */
export function goingOn<C extends Completion>(suggestions: readonly C[], typed: string): readonly C[] {
  const wanted = plain(typed.trimStart())
  if (wanted.trim() === '') return []
  return suggestions.filter(({ text }) => {
    const own = plain(text)
    return own.trim() !== wanted.trim() && goesOn(own, wanted)
  })
}
