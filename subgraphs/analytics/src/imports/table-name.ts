const MAX_LENGTH = 100

/** A table's name from its file's: without folders and ending, and without dots, which part a table from its columns. */
export function tableNameOf(fileName: string): string {
  const base = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
  const name = base
    .replace(/\.gz(ip)?$/i, '')
    .replace(/\.(csv|tsv|txt|json|jsonl|ndjson|xlsx|parquet)$/i, '')
    .replace(/[.\p{Cc}]+/gu, '_')
    .trim()
    .slice(0, MAX_LENGTH)
  return name === '' ? 'table' : name
}

/** Names for the tables of one dataset, a number behind the later of two that are alike. */
export class TableNames {
  private readonly taken = new Set<string>()

  take(fileName: string): string {
    const wanted = tableNameOf(fileName)
    let name = wanted
    for (let number = 2; this.taken.has(name.toLowerCase()); number += 1) name = `${wanted}_${number}`
    this.taken.add(name.toLowerCase())
    return name
  }
}
