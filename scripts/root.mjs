import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Says what a step that takes a while is doing. */
export const progress = (text) => process.stderr.write(`askchart: ${text}\n`)
