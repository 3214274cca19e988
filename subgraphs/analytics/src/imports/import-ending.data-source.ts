import type { Jobs, SqlRunner, Transaction } from '@askchart/service'
import type { Relationship, TableProfile } from '@askchart/vocabulary'
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { AnalyticsDatabase } from '../db/database.js'
import { datasetRows, importRows, storeRows } from '../db/schema.js'
import { DataSourceKind } from '../datasets/dataset.js'
import type { Import } from './import.js'
import type { Try } from './import.data-source.js'
import { type ImportProblem, ImportProblemError, REPLACED_IS_GONE } from './import-problem.js'
import { toImport } from './import-row.js'
import { columnsGone, keptRelationships } from './kept.js'

export interface ImportedDataset {
  /** The id of the dataset, where the import makes one. */
  readonly datasetId: string
  readonly tables: readonly TableProfile[]
  readonly relationships: readonly Relationship[]
  readonly skippedLines: number
  /** The file of skipped lines, where one was stored. */
  readonly skippedFile: { readonly lines: number } | null
  readonly finishedAt: Date
}

/** How imports end, in Postgres: done, failed or cancelled, each once and for good. */
export class ImportEndingDataSource {
  constructor(
    private readonly database: AnalyticsDatabase,
    private readonly jobs: Jobs,
  ) {}

  /**
   * The rows appear and the import is done, both or neither; false where another try has taken over, or somebody
   * cancelled it. Throws ImportProblemError where the dataset to replace is gone.
   */
  async finish(attempt: Try, made: ImportedDataset): Promise<boolean> {
    const { database } = attempt
    const rows = made.tables.reduce((sum, { rowCount }) => sum + rowCount, 0)
    return this.database.db.transaction(async (transaction) => {
      const [row] = await transaction
        .update(importRows)
        .set({
          status: 'DONE',
          datasetId: sql`coalesce(${importRows.replaces}, ${made.datasetId})`,
          rowsRead: rows,
          rowsTotal: rows,
          skippedLines: made.skippedLines,
          skippedFile: made.skippedFile,
          database: null,
          aliveAt: null,
          finishedAt: made.finishedAt,
        })
        .where(running(attempt))
        .returning({ workspaceId: importRows.workspaceId, name: importRows.name, replaces: importRows.replaces })
      if (!row) return false
      await transaction.insert(storeRows).values({ database, tables: made.tables, relationships: made.relationships })
      if (row.replaces !== null) await this.replace(transaction, { ...row, replaces: row.replaces, database }, made)
      else
        await transaction.insert(datasetRows).values({
          id: made.datasetId,
          workspaceId: row.workspaceId,
          name: row.name,
          source: DataSourceKind.UPLOAD,
          database,
          createdAt: made.finishedAt,
        })
      return true
    })
  }

  async fail(attempt: Try, problem: ImportProblem, at: Date): Promise<void> {
    await this.database.db
      .update(importRows)
      .set({ status: 'FAILED', problem, database: null, aliveAt: null, finishedAt: at })
      .where(running(attempt))
  }

  /**
   * Cancels an import that is not finished; null where it is. A try that runs notices, in whatever process it is, and
   * cleans up after itself: the name of its database stays written down until then.
   */
  async cancel(importId: string, at: Date): Promise<Import | null> {
    const [row] = await this.database.db
      .update(importRows)
      .set({ status: 'CANCELLED', finishedAt: at })
      .where(and(eq(importRows.id, importId), inArray(importRows.status, ['QUEUED', 'RUNNING'])))
      .returning()
    return row ? toImport(row) : null
  }

  /** What a cancelled try had made is gone; true where the import is cancelled. */
  async letGo({ importId, database }: Try): Promise<boolean> {
    const rows = await this.database.db
      .update(importRows)
      .set({ database: null, aliveAt: null })
      .where(and(eq(importRows.id, importId), eq(importRows.database, database), eq(importRows.status, 'CANCELLED')))
      .returning({ id: importRows.id })
    return rows.length > 0
  }

  /** The dataset holds the new rows from now on; the last of several to come here stays. */
  private async replace(
    transaction: Transaction,
    row: { readonly replaces: string; readonly name: string; readonly database: string },
    { tables, finishedAt }: ImportedDataset,
  ): Promise<void> {
    const [dataset] = await transaction
      .select()
      .from(datasetRows)
      .where(and(eq(datasetRows.id, row.replaces), eq(datasetRows.removed, false)))
      .for('update')
    if (!dataset) throw new ImportProblemError(REPLACED_IS_GONE)
    const [before] = await transaction
      .update(storeRows)
      .set({ retiredAt: finishedAt })
      .where(eq(storeRows.database, dataset.database))
      .returning()
    if (!before) throw new Error('a dataset without a store')
    // A new store counts from 1 again; the dataset's version is the sum of both less 1.
    const version = dataset.revision + before.revision
    await transaction
      .update(datasetRows)
      .set({
        name: row.name,
        database: row.database,
        revision: version,
        declaredRelationships: keptRelationships(dataset.declaredRelationships, tables),
      })
      .where(eq(datasetRows.id, dataset.id))
    const runner: SqlRunner = transaction
    const { id: datasetId, workspaceId } = dataset
    const removedColumns = columnsGone(before.tables, tables)
    await this.jobs.publish(runner, 'datasetChanged', { datasetId, workspaceId, version, removedColumns })
  }
}

/** The import is this try's, and nobody cancelled it. */
const running = ({ importId, database }: Try): SQL | undefined =>
  and(eq(importRows.id, importId), eq(importRows.database, database), eq(importRows.status, 'RUNNING'))
