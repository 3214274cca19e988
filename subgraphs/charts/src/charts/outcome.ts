import type { SpecIssue } from '../spec/validate/validate-spec.js'
import type { Chart } from './chart.js'

/** How a prompt was answered. */
export type GenerateOutcome =
  | { readonly kind: 'generated'; readonly chart: Chart }
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
