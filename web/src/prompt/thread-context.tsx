import { nanoid } from 'nanoid'
import { createContext, type ReactNode, use, useCallback, useMemo, useReducer } from 'react'
import { useMutation } from 'urql'
import { errorMessage } from '../graphql/error-message.js'
import { GenerateChart } from './prompt.documents.js'
import { type Question, thread, type Turn } from './thread.js'

/** The conversation in progress, kept while other pages are open. */
interface Conversation {
  readonly turns: readonly Turn[]
  readonly ask: (question: Question) => void
  readonly clear: () => void
}

const ConversationContext = createContext<Conversation | null>(null)

/** Holds the conversation above the pages. */
export function ConversationProvider({ children }: { readonly children: ReactNode }) {
  const [turns, dispatch] = useReducer(thread, [])
  const [, generate] = useMutation(GenerateChart)

  const ask = useCallback(
    (question: Question) => {
      const id = nanoid()
      dispatch({ type: 'ask', id, question })
      const { choiceIds, ...rest } = question
      void generate({
        input: { ...rest, ...(choiceIds.length > 0 ? { choiceIds: [...choiceIds] } : {}), idempotencyKey: id },
      }).then(({ data, error }) => {
        const outcome = data
          ? { step: 'answered' as const, result: data.generateChart }
          : { step: 'failed' as const, message: error ? errorMessage(error) : 'No answer came. Ask again.' }
        dispatch({ type: 'settle', id, outcome })
      })
    },
    [generate],
  )
  const value = useMemo(() => ({ turns, ask, clear: () => dispatch({ type: 'clear' }) }), [turns, ask])
  return <ConversationContext value={value}>{children}</ConversationContext>
}

/** The conversation of this window. */
export function useConversation(): Conversation {
  const conversation = use(ConversationContext)
  if (!conversation) throw new Error('useConversation is used outside a ConversationProvider.')
  return conversation
}
