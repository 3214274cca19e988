import type { SpecIssue } from '../spec/validate/validate-spec.js'
import type { QueryFault } from './analytics.data-source.js'
import type { Chart } from './chart.js'
import { AnalysisEntity } from './stubs.entity.js'

/** How a prompt was answered. */
export type GenerateOutcome =
  | { readonly kind: 'generated'; readonly chart: Chart; readonly analysisId: string | null }
  | {
      readonly kind: 'clarify'
      readonly question: string
      readonly about: string
      readonly choices: readonly { readonly id: string; readonly label: string; readonly explanation: string }[]
    }
  | {
      readonly kind: 'cannot'
      readonly message: string
      readonly unknown: readonly string[]
      readonly suggestions: readonly string[]
    }
  | { readonly kind: 'nothing'; readonly message: string; readonly explanation: string }

export const cannot = (message: string): GenerateOutcome => ({ kind: 'cannot', message, unknown: [], suggestions: [] })

export const cannotRun = (explanation: string, { message }: QueryFault): GenerateOutcome =>
  cannot(`This was read as "${explanation}", which cannot be run: ${message}`)

export const nothingMatches = (explanation: string): GenerateOutcome => ({
  kind: 'nothing',
  message: 'Nothing in the data matches this.',
  explanation,
})

/** An outcome as GraphQL shows it. */
export const presented = (outcome: GenerateOutcome): object =>
  outcome.kind === 'generated'
    ? { ...outcome, analysis: outcome.analysisId === null ? null : new AnalysisEntity(outcome.analysisId) }
    : outcome

export interface Invalid {
  readonly kind: 'invalid'
  readonly message: string
  readonly issues: readonly SpecIssue[]
}

export const invalid = (issues: readonly SpecIssue[]): Invalid => ({
  kind: 'invalid',
  message:
    issues.length === 1
      ? (issues[0]?.message ?? '')
      : `${issues.length} parts of this chart are not as they must be. Nothing was changed.`,
  issues,
})
