import { useState } from 'react'
import { useMutation } from 'urql'
import { errorMessage } from '../../graphql/error-message.js'
import { Button } from '../../ui/button.js'
import { Select } from '../../ui/select.js'
import type { DatasetPart } from '../dataset-parts.js'
import { DeclareRelationship } from './meaning.documents.js'

interface ColumnChoiceProps {
  readonly dataset: DatasetPart
  readonly label: string
  readonly value: string
  readonly onPick: (ref: string) => void
}

function ColumnChoice({ dataset, label, value, onPick }: ColumnChoiceProps) {
  return (
    <Select look="field" label={label} value={value} required onChange={({ target }) => onPick(target.value)}>
      <option value="">Choose a column</option>
      {dataset.tables.map((table) => (
        <optgroup key={table.name} label={table.label}>
          {table.columns.map((column) => (
            <option key={column.ref} value={column.ref}>
              {column.label}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  )
}

/** Says that a column of one table points to a key of another. */
export function DeclareForm({ dataset, onClose }: { readonly dataset: DatasetPart; readonly onClose: () => void }) {
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [{ error, fetching }, declare] = useMutation(DeclareRelationship)
  return (
    <form
      aria-label="A link between two tables"
      className="grid items-end gap-4 rounded-xl border border-line bg-sunken/50 p-4 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault()
        void declare({ input: { datasetId: dataset.id, from, to } }).then(({ data }) => {
          if (data) onClose()
        })
      }}
    >
      <ColumnChoice dataset={dataset} label="Many rows have in" value={from} onPick={setFrom} />
      <ColumnChoice dataset={dataset} label="what one row has in" value={to} onPick={setTo} />
      {error && (
        <p role="alert" className="text-sm text-danger sm:col-span-2">
          {errorMessage(error)}
        </p>
      )}
      <div className="flex gap-2 sm:col-span-2">
        <Button type="submit" look="primary" busy={fetching} disabled={from === '' || to === ''}>
          Add the link
        </Button>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
