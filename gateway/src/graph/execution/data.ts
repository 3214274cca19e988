/** An object of what subgraphs answered. */
export type Data = Record<string, unknown>

export const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What an object itself holds under a name: answers of subgraphs may lack what a prototype has. */
export const own = (data: Data, name: string): unknown => (Object.hasOwn(data, name) ? data[name] : undefined)

/** Puts what a fetch brought into what is known: objects into objects, lists of one length item by item. */
export function merge(known: Data, brought: Data): void {
  for (const key of Object.keys(brought))
    if (brought[key] !== undefined) known[key] = merged(own(known, key), brought[key])
}

function merged(known: unknown, brought: unknown): unknown {
  if (isData(known) && isData(brought)) {
    merge(known, brought)
    return known
  }
  if (!Array.isArray(known) || !Array.isArray(brought) || known.length !== brought.length) return brought
  for (const [index, item] of brought.entries()) known[index] = merged(known[index], item)
  return known
}
