import { readFileSync } from 'node:fs'
import { Intent } from '@askchart/vocabulary'
import { z } from 'zod'
import type { Suggestion } from '../reader/types.js'

const schema = z.array(z.object({ text: z.string(), intent: z.enum(Intent) }))

/** Prompts that suit the sample dataset, chosen by hand. */
export const samplePrompts: readonly Suggestion[] = schema.parse(
  JSON.parse(readFileSync(new URL('./sample-prompts.json', import.meta.url), 'utf8')),
)
