import { useState } from 'react'
import { useMutation } from 'urql'
import { errorMessage } from '../../graphql/error-message.js'
import { Button } from '../../ui/button.js'
import type { DatasetPart, RelationshipPart } from '../dataset-parts.js'
import { DeclareForm } from './declare-form.js'
import { DeclareRelationship, RemoveRelationship } from './meaning.documents.js'

interface LinkProps {
  readonly dataset: DatasetPart
  readonly relationship: RelationshipPart
}

/** `orders · customer id` of `orders.customer_id`. */
const nameOf = ({ tables }: DatasetPart, ref: string): string => {
  const table = tables.find(({ columns }) => columns.some((column) => column.ref === ref))
  const column = table?.columns.find((candidate) => candidate.ref === ref)
  return table && column ? `${table.label} · ${column.label}` : ref
}

function Link({ dataset, relationship }: LinkProps) {
  const { name, from, to, declared } = relationship
  const [confirmation, confirm] = useMutation(DeclareRelationship)
  const [removal, remove] = useMutation(RemoveRelationship)
  const error = confirmation.error ?? removal.error
  const words = `${nameOf(dataset, from)} to ${nameOf(dataset, to)}`
  return (
    <li className="py-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="min-w-0 wrap-anywhere">
          {nameOf(dataset, from)} <span aria-hidden="true">→</span>
          <span className="sr-only">belongs to</span> {nameOf(dataset, to)}
          {!declared && <span className="ml-2 rounded-md bg-accent-soft px-1.5 py-0.5 text-xs">found</span>}
        </span>
        <span className="flex gap-1">
          {!declared && (
            <Button
              look="quiet"
              busy={confirmation.fetching}
              aria-label={`That is right: ${words}`}
              onClick={() => void confirm({ input: { datasetId: dataset.id, from, to, name } })}
            >
              That is right
            </Button>
          )}
          <Button
            look="quiet"
            busy={removal.fetching}
            aria-label={`${declared ? 'Remove' : 'That is wrong'}: ${words}`}
            onClick={() => void remove({ input: { datasetId: dataset.id, from, to } })}
          >
            {declared ? 'Remove' : 'That is wrong'}
          </Button>
        </span>
      </div>
      {error && (
        <p role="alert" className="text-sm text-danger">
          {errorMessage(error)}
        </p>
      )}
    </li>
  )
}

/** The links between tables in words: those that were found may be confirmed or refused, others declared. */
export function RelationshipList({ dataset }: { readonly dataset: DatasetPart }) {
  const [declaring, setDeclaring] = useState(false)
  const { relationships } = dataset
  return (
    <div className="space-y-3">
      {relationships.length === 0 && (
        <p className="text-sm leading-relaxed text-muted">
          No table is known to belong to another: a question about several of them cannot be answered.
        </p>
      )}
      {relationships.length > 0 && (
        <ul aria-label="Links between tables" className="divide-y divide-line border-y border-line text-sm">
          {relationships.map((relationship) => (
            <Link key={`${relationship.from} ${relationship.to}`} dataset={dataset} relationship={relationship} />
          ))}
        </ul>
      )}
      {declaring ? (
        <DeclareForm dataset={dataset} onClose={() => setDeclaring(false)} />
      ) : (
        <Button onClick={() => setDeclaring(true)}>Add a link</Button>
      )}
    </div>
  )
}
