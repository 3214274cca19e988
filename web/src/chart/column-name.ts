/** A column as it is told beside another: by its own name within the same table, else with its table. */
export function columnName(ref: string, beside: string): string {
  const dot = ref.indexOf('.')
  const table = ref.slice(0, dot + 1)
  return dot > 0 && beside.startsWith(table) ? ref.slice(dot + 1) : ref
}
