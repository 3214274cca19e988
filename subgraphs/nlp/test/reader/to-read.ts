import { expect } from '@jest/globals'
import { type PreparedDataset, read, type ReadOptions } from '../../src/reader/read.js'
import { outcomeOf } from './gist.js'

/** `expectPrompt('revenue by region', prepared).toRead('BAR SUM(...) by ...')`: see `gistOf` for the line. */
export const expectPrompt = (prompt: string, prepared: PreparedDataset, options: Partial<ReadOptions> = {}) => ({
  toRead(line: string): void {
    const seen = outcomeOf(read(prompt, prepared, { today: '2025-12-31', ...options }))
    expect(`${prompt} -> ${seen}`).toBe(`${prompt} -> ${line}`)
  },
})
