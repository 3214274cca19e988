import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FolderSchema } from '@askchart/analytics'
import { z } from 'zod'

const schemaFile = z.object({
  tables: z.array(
    z.object({
      name: z.string(),
      label: z.string().optional(),
      columns: z.array(z.object({ name: z.string(), label: z.string().optional() })),
    }),
  ),
  foreign_keys: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])).default([]),
})

const named = (name: string, label: string | undefined): { readonly name: string; readonly label?: string } =>
  label === undefined ? { name } : { name, label }

/**
 * The `schema.json` of a folder of CSV files; null where there is none. Throws an Error that names the file. Its types are left aside: they call many a
 * column of numbers a text, and the values tell better.
 */
export async function readSchemaFile(folder: string): Promise<FolderSchema | null> {
  const file = join(folder, 'schema.json')
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return null
  const parsed = parse(text, file)
  return {
    tables: parsed.tables.map(({ name, label, columns }) => ({
      ...named(name, label),
      columns: columns.map((column) => named(column.name, column.label)),
    })),
    foreignKeys: parsed.foreign_keys.map(([table, column, otherTable, otherColumn]) => ({
      from: `${table}.${column}`,
      to: `${otherTable}.${otherColumn}`,
    })),
  }
}

function parse(text: string, file: string): z.output<typeof schemaFile> {
  try {
    return schemaFile.parse(JSON.parse(text))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    throw new Error(`${file}: ${why}`, { cause: error })
  }
}
