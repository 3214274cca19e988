import { useState } from 'react'
import { PromptBox } from '../prompt/prompt-box.js'
import { Button } from '../ui/button.js'
import { Icon } from '../ui/icon.js'
import { ChangeReply, inWords } from './change-reply.js'
import { useChanges } from './use-changes.js'
import { useUndoKeys } from './use-undo-keys.js'

interface ChangeBoxProps {
  readonly chartId: string
  readonly version: number
}

/** Changes the chart in place by words: "by quarter instead", "only the West", "title it Revenue". */
export function ChangeBox({ chartId, version }: ChangeBoxProps) {
  const [text, setText] = useState('')
  const { outcome, change, undo, redo } = useChanges(chartId, version)
  const busy = outcome.step === 'asking'
  useUndoKeys(busy ? null : undo, busy ? null : redo)
  return (
    <section aria-label="Change it in words" className="space-y-3" data-change={outcome.step} data-part="/query">
      <PromptBox
        label="Change this chart"
        action="Change it"
        placeholder="by quarter instead, as bars …"
        value={text}
        busy={busy}
        onChange={setText}
        onAsk={(prompt) => {
          setText('')
          change(prompt)
        }}
      >
        <span className="flex gap-1">
          <Button
            look="quiet"
            className="px-3 sm:px-4"
            icon={<Icon name="undo" size={18} />}
            onClick={() => !busy && undo()}
            title="Undo my last edit (Ctrl+Z)"
          >
            <span className="sr-only sm:not-sr-only">Undo</span>
          </Button>
          <Button
            look="quiet"
            className="px-3 sm:px-4"
            icon={<Icon name="redo" size={18} />}
            onClick={() => !busy && redo()}
            title="Redo what I undid last (Ctrl+Shift+Z)"
          >
            <span className="sr-only sm:not-sr-only">Redo</span>
          </Button>
        </span>
      </PromptBox>
      <p aria-live="polite" className="sr-only">
        {inWords(outcome)}
      </p>
      <ChangeReply
        outcome={outcome}
        onChoose={(prompt, choiceIds) => change(prompt, choiceIds)}
        onAgain={(prompt) => setText(prompt)}
      />
    </section>
  )
}
