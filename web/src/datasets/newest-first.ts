/** What the list of datasets says of one. */
interface Listed {
  readonly name: string
  readonly createdAt: string
  readonly tables: readonly { readonly label: string }[]
}

/** Those that are called so, themselves or a table of theirs, newest first. */
export function newestFirst<D extends Listed>(datasets: readonly D[], words: string): readonly D[] {
  const wanted = words.toLowerCase()
  return datasets
    .filter(({ name, tables }) =>
      [name, ...tables.map(({ label }) => label)].some((text) => text.toLowerCase().includes(wanted)),
    )
    .toSorted((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt))
}
