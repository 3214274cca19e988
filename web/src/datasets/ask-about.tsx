import { useState } from 'react'
import { useLocation } from 'wouter'
import { Examples } from '../prompt/examples.js'
import { PromptBox } from '../prompt/prompt-box.js'
import { useConversation } from '../prompt/thread-context.js'

interface AskAboutProps {
  readonly dataset: { readonly id: string; readonly name: string }
  readonly autoFocus?: boolean
}

/** Asks about one dataset from its own page; the answer is shown where answers are. */
export function AskAbout({ dataset, autoFocus = false }: AskAboutProps) {
  const { ask } = useConversation()
  const [, navigate] = useLocation()
  const [text, setText] = useState('')

  function begin(prompt: string): void {
    ask({ datasetId: dataset.id, prompt, choiceIds: [], followUpTo: null })
    navigate(`/?dataset=${dataset.id}`)
  }

  return (
    <section aria-label={`Ask about ${dataset.name}`}>
      <PromptBox
        label={`Ask about ${dataset.name}`}
        placeholder={`Ask about ${dataset.name}`}
        value={text}
        busy={false}
        autoFocus={autoFocus}
        datasetId={dataset.id}
        onChange={setText}
        onAsk={begin}
      />
      <Examples datasetId={dataset.id} most={5} onAsk={begin} />
    </section>
  )
}
