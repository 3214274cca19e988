import {
  bigint,
  boolean,
  date,
  doublePrecision,
  index,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core'
import type { Engine, ModelFailure, QuerySpec } from '@askchart/vocabulary'
import type { Verdict } from '../learning/learning.entity.js'
import type { Lesson } from '../learning/lesson.js'
import type { Reading } from '../reader/types.js'

export const nlpSchema = pgSchema('nlp')

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** Readings that were answered, kept for 30 days or while a chart names them. */
export const analyses = nlpSchema.table(
  'analyses',
  {
    id: text().primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    datasetId: text('dataset_id').notNull(),
    reading: jsonb().$type<Reading>().notNull(),
    engine: text().$type<Engine>().notNull(),
    modelFailure: text('model_failure').$type<ModelFailure>(),
    elapsedMs: doublePrecision('elapsed_ms').notNull(),
    goesOn: boolean('goes_on').notNull().default(false),
    /** What is shown again when this one is undone. */
    followUpTo: text('follow_up_to'),
    createdAt: at('created_at').notNull(),
  },
  (table) => [index('analyses_by_age').on(table.createdAt), index('analyses_by_dataset').on(table.datasetId)],
)

/** Readings that were offered in a question back, whole, so that choosing one guesses nothing again. */
export const choices = nlpSchema.table(
  'choices',
  {
    id: text().primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    datasetId: text('dataset_id').notNull(),
    reading: jsonb().$type<Reading>().notNull(),
    createdAt: at('created_at').notNull(),
  },
  (table) => [index('choices_by_age').on(table.createdAt), index('choices_by_dataset').on(table.datasetId)],
)

/** Which chart names which analysis. A deleted chart's row stays for a while, lest its late creation pin again. */
export const pins = nlpSchema.table(
  'pins',
  {
    chartId: text('chart_id').primaryKey(),
    analysisId: text('analysis_id'),
    releasedAt: at('released_at'),
  },
  (table) => [index('pins_by_analysis').on(table.analysisId), index('pins_by_release').on(table.releasedAt)],
)

/** What each workspace has spent on the language model on each day (UTC), in billionths of a dollar. */
export const modelSpending = nlpSchema.table(
  'model_spending',
  {
    workspaceId: text('workspace_id').notNull(),
    day: date({ mode: 'string' }).notNull(),
    nanoDollars: bigint('nano_dollars', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.day] }), index('model_spending_by_day').on(table.day)],
)

/** What workspaces have taught, one row for each subject of a dataset. */
export const lessons = nlpSchema.table(
  'lessons',
  {
    id: text().primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    datasetId: text('dataset_id').notNull(),
    kind: text().$type<Lesson['kind']>().notNull(),
    /** What it is about, as a hash; the last lesson about a subject holds. */
    subject: text().notNull(),
    lesson: jsonb().$type<Lesson>().notNull(),
    note: text(),
    taughtAt: at('taught_at').notNull(),
  },
  (table) => [
    unique('lessons_once').on(table.workspaceId, table.datasetId, table.subject),
    index('lessons_by_workspace').on(table.workspaceId, table.id),
    index('lessons_by_dataset').on(table.datasetId),
  ],
)

/** How analyses did, the last word on each, kept for 30 days. */
export const feedback = nlpSchema.table(
  'feedback',
  {
    analysisId: text('analysis_id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    datasetId: text('dataset_id').notNull(),
    verdict: text().$type<Verdict>().notNull(),
    correction: jsonb().$type<QuerySpec>(),
    note: text(),
    at: at('at').notNull(),
  },
  (table) => [index('feedback_by_age').on(table.at), index('feedback_by_dataset').on(table.datasetId)],
)
