import type { importRows } from '../db/schema.js'
import type { Import } from './import.js'

/** An import as Postgres keeps it. */
export const toImport = (row: typeof importRows.$inferSelect): Import => ({
  id: row.id,
  workspaceId: row.workspaceId,
  requestedBy: row.requestedBy,
  name: row.name,
  uploadIds: row.uploadIds,
  columnTypes: row.columnTypes,
  readings: row.readings,
  replaces: row.replaces,
  skipBadLines: row.skipBadLines,
  status: row.status,
  rowsRead: row.rowsRead,
  rowsTotal: row.rowsTotal,
  skippedLines: row.skippedLines,
  skippedFile: row.skippedFile,
  datasetId: row.datasetId,
  problem: row.problem,
})
