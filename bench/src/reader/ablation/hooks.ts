import type { LoadHook } from 'node:module'
import { z } from 'zod'
import { compiledReader, type Part, partAt } from './parts.js'

let part: Part | null = null

/** Called once, by `register`, in the thread that loads modules. */
export function initialize(data: unknown): void {
  part = partAt(z.object({ part: z.number() }).parse(data).part)
}

/** Gives the modules of the part that is left out their other text. */
export const load: LoadHook = async (url, context, next) => {
  const loaded = await next(url, context)
  const path = url.startsWith(compiledReader) ? url.slice(compiledReader.length).replace(/\.js$/, '') : ''
  const instead = part?.instead[path]
  const { source } = loaded
  if (instead === undefined || source == null) return loaded
  return { ...loaded, source: instead(typeof source === 'string' ? source : new TextDecoder().decode(source)) }
}
