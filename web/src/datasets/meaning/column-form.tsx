import { useState } from 'react'
import { useMutation } from 'urql'
import { errorMessage, faultyField } from '../../graphql/error-message.js'
import { Button } from '../../ui/button.js'
import { ChipsField } from '../../ui/chips-field.js'
import { Select } from '../../ui/select.js'
import { TextField } from '../../ui/text-field.js'
import type { ColumnPart } from '../dataset-parts.js'
import { roleNames } from '../words.js'
import { aggregateNames, aggregatesFor, rolesFor } from './choices.js'
import { changeOf, draftOf } from './column-change.js'
import { DescribeColumn } from './meaning.documents.js'

interface ColumnFormProps {
  readonly datasetId: string
  readonly column: ColumnPart
  readonly onClose: () => void
}

/** Says what a column means. What is refused stays in the form, with the reason at its place. */
export function ColumnForm({ datasetId, column, onClose }: ColumnFormProps) {
  const [draft, setDraft] = useState(() => draftOf(column))
  const [{ error, fetching }, describe] = useMutation(DescribeColumn)
  const change = changeOf(column, draft)
  const isNumber = column.type === 'INTEGER' || column.type === 'DECIMAL'
  const at = error ? faultyField(error) : null
  const problem = (field: string): string | null => (error && at === field ? errorMessage(error) : null)
  const elsewhere = error && !['label', 'synonyms', 'unit'].includes(at ?? '') ? errorMessage(error) : null

  return (
    <form
      aria-label={`What ${column.label} means`}
      className="grid gap-4 rounded-xl border border-line bg-sunken/50 p-4 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (Object.keys(change).length === 0) onClose()
        else
          void describe({ input: { datasetId, column: column.ref, ...change } }).then(({ data }) => {
            if (data) onClose()
          })
      }}
    >
      <TextField
        autoFocus
        label="Called"
        maxLength={100}
        value={draft.label}
        problem={problem('label')}
        onChange={({ target }) => setDraft({ ...draft, label: target.value })}
      />
      <ChipsField
        label="Also called"
        values={draft.synonyms}
        problem={problem('synonyms')}
        onChange={(synonyms) => setDraft({ ...draft, synonyms })}
      />
      <Select
        look="field"
        label="Used as"
        value={draft.role}
        disabled={rolesFor(column.type).length === 1}
        onChange={({ target }) => {
          const role = rolesFor(column.type).find((name) => name === target.value)
          if (role) setDraft({ ...draft, role })
        }}
      >
        {rolesFor(column.type).map((role) => (
          <option key={role} value={role}>
            {roleNames[role]}
          </option>
        ))}
      </Select>
      <Select
        look="field"
        label="Summed up as, where nobody says how"
        value={draft.defaultAggregate ?? ''}
        onChange={({ target }) => {
          const found = aggregatesFor(column.type).find((name) => name === target.value)
          setDraft({ ...draft, defaultAggregate: found ?? null })
        }}
      >
        <option value="">as found</option>
        {aggregatesFor(column.type).map((aggregate) => (
          <option key={aggregate} value={aggregate}>
            {aggregateNames[aggregate]}
          </option>
        ))}
      </Select>
      {isNumber && (
        <TextField
          label="Unit"
          maxLength={20}
          placeholder="none"
          value={draft.unit}
          problem={problem('unit')}
          onChange={({ target }) => setDraft({ ...draft, unit: target.value })}
        />
      )}
      <label className="flex min-h-10 items-center gap-2.5 text-sm sm:col-span-2">
        <input
          type="checkbox"
          checked={draft.hidden}
          onChange={({ target }) => setDraft({ ...draft, hidden: target.checked })}
          className="size-4 accent-accent"
        />
        Hidden: questions pass over it
      </label>
      {elsewhere !== null && (
        <p role="alert" className="text-sm text-danger sm:col-span-2">
          {elsewhere}
        </p>
      )}
      <div className="flex gap-2 sm:col-span-2">
        <Button type="submit" look="primary" busy={fetching}>
          Save
        </Button>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
