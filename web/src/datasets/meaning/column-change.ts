import type { Aggregate, ColumnRole, DescribeColumnInput } from '../../graphql/generated/graphql.js'

/** What may be said of a column, as a form holds it. */
export interface ColumnDraft {
  readonly label: string
  readonly synonyms: readonly string[]
  readonly role: ColumnRole
  readonly defaultAggregate: Aggregate | null
  readonly unit: string
  readonly hidden: boolean
}

/** What is said of a column now. */
export interface ColumnSaid extends Omit<ColumnDraft, 'unit'> {
  readonly unit: string | null
}

/** A form to begin with. */
export const draftOf = ({ label, synonyms, role, defaultAggregate, unit, hidden }: ColumnSaid): ColumnDraft => ({
  label,
  synonyms,
  role,
  defaultAggregate,
  unit: unit ?? '',
  hidden,
})

type Change = Omit<DescribeColumnInput, 'datasetId' | 'column'>

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word, index) => word === b[index])

/** Only what differs, so that what was found stays found; a label that is emptied takes back what was said. */
export function changeOf(said: ColumnSaid, draft: ColumnDraft): Change {
  const label = draft.label.trim()
  const unit = draft.unit.trim()
  return {
    ...(label === said.label ? {} : { label: label === '' ? null : label }),
    ...(same(draft.synonyms, said.synonyms) ? {} : { synonyms: [...draft.synonyms] }),
    ...(draft.role === said.role ? {} : { role: draft.role }),
    ...(draft.defaultAggregate === said.defaultAggregate ? {} : { defaultAggregate: draft.defaultAggregate }),
    ...(unit === (said.unit ?? '') ? {} : { unit }),
    ...(draft.hidden === said.hidden ? {} : { hidden: draft.hidden }),
  }
}
