import { useState } from 'react'
import { PromptBox } from './prompt-box.js'
import { useConversation } from './thread-context.js'

interface FollowUpProps {
  readonly datasetId: string
  readonly analysisId: string
}

/** Goes on from a chart: "only 2025", "as a line", "by product instead". */
export function FollowUp({ datasetId, analysisId }: FollowUpProps) {
  const [text, setText] = useState('')
  const { turns, ask } = useConversation()
  return (
    <PromptBox
      label="Go on from this chart"
      action="Go on"
      placeholder="Go on from this chart: only this year, as a line, by product instead …"
      value={text}
      busy={turns.at(-1)?.outcome.step === 'asking'}
      onChange={setText}
      onAsk={(prompt) => {
        setText('')
        ask({ datasetId, prompt, choiceIds: [], followUpTo: analysisId })
      }}
    />
  )
}
