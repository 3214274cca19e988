import { describe, expect, test } from '@jest/globals'
import { type Question, thread, type Turn } from './thread.js'

const question = (prompt: string, more: Partial<Question> = {}): Question => ({
  datasetId: 'dataset_1',
  prompt,
  choiceIds: [],
  followUpTo: null,
  ...more,
})
const ask = (turns: readonly Turn[], id: string, asked: Question) => thread(turns, { type: 'ask', id, question: asked })
const prompts = (turns: readonly Turn[]) => turns.map((turn) => turn.question.prompt)

describe('thread', () => {
  test('a new question begins anew, a follow-up is added', () => {
    const one = ask([], 'a', question('sales by region'))
    const two = ask(one, 'b', question('as a line', { followUpTo: 'analysis_1' }))
    expect(prompts(two)).toEqual(['sales by region', 'as a line'])
    expect(prompts(ask(two, 'c', question('orders by month')))).toEqual(['orders by month'])
  })

  test('a choice asks the same question again, in its place', () => {
    const before = ask(ask([], 'a', question('sales')), 'b', question('top ones', { followUpTo: 'analysis_1' }))
    const after = ask(before, 'c', question('top ones', { followUpTo: 'analysis_1', choiceIds: ['choice_1'] }))
    expect(after.map(({ id }) => id)).toEqual(['a', 'c'])
  })

  test('an answer settles its own question only', () => {
    const turns = thread(ask(ask([], 'a', question('x')), 'b', question('y', { followUpTo: 'n' })), {
      type: 'settle',
      id: 'a',
      outcome: { step: 'failed', message: 'no' },
    })
    expect(turns.map(({ outcome }) => outcome.step)).toEqual(['failed', 'asking'])
    expect(thread(turns, { type: 'clear' })).toEqual([])
  })
})
