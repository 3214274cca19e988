import { useEffect, useState } from 'react'
import { useQuery } from 'urql'
import { type Completion, goingOn } from './going-on.js'
import { PromptCompletions } from './prompt.documents.js'

/** Typing goes on for about so long from one letter to the next; asked for each, most answers would come too late. */
const PAUSE_MS = 120
const MOST = 6
const ASKED_FOR = 8

/** What a text was a moment ago, once it has stopped changing. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** Ways to go on with what is being typed about a dataset; none where nobody types. */
export function useCompletions(datasetId: string | null, text: string, typing: boolean): readonly Completion[] {
  const prefix = useSettled(text)
  const [{ data }] = useQuery({
    query: PromptCompletions,
    variables: { datasetId: datasetId ?? '', prefix, first: ASKED_FOR },
    pause: datasetId === null || !typing || prefix.trim() === '',
  })
  return typing ? goingOn(data?.suggestPrompts ?? [], text).slice(0, MOST) : []
}
