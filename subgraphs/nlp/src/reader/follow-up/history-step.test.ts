import { expect, test } from '@jest/globals'
import { historyStep } from './history-step.js'

test.each([
  'undo',
  'Undo!',
  'undo that',
  'please undo the last change',
  'go back',
  'go back one step',
  'take that back',
  'step back',
  'back to the previous chart',
  'revert that',
  'oops, undo it',
])('%s is a step back', (prompt) => {
  expect(historyStep(prompt)).toBe('UNDO')
})

test.each(['redo', 'redo that', 'please redo the last change'])('%s is a step forth', (prompt) => {
  expect(historyStep(prompt)).toBe('REDO')
})

test.each([
  'undo the split',
  'go back to bars',
  'back to months',
  'remove that filter',
  'drop the last one',
  'backlog by month',
  'redo it as a line',
  'the last change',
  '',
])('%s is none', (prompt) => {
  expect(historyStep(prompt)).toBeNull()
})
