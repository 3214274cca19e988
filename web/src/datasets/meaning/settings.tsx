import { useId, useMemo, useState } from 'react'
import { useMutation } from 'urql'
import { errorMessage, faultyField } from '../../graphql/error-message.js'
import { Button } from '../../ui/button.js'
import { Select } from '../../ui/select.js'
import { TextField } from '../../ui/text-field.js'
import type { DatasetPart } from '../dataset-parts.js'
import { DescribeDataset } from './meaning.documents.js'

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const

/** What a dataset is called, and how its times are cut into days and weeks. */
export function Settings({ dataset }: { readonly dataset: DatasetPart }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const zones = useMemo(() => (open ? Intl.supportedValuesOf('timeZone') : []), [open])
  const [name, setName] = useState(dataset.name)
  const [timeZone, setTimeZone] = useState(dataset.timeZone)
  const [firstDay, setFirstDay] = useState(dataset.firstDayOfWeek)
  const [{ data, error, fetching }, describe] = useMutation(DescribeDataset)
  const at = error ? faultyField(error) : null
  const problem = (field: string): string | null => (error && at === field ? errorMessage(error) : null)
  return (
    <details
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      className="rounded-2xl border border-line bg-surface px-4 py-2 sm:px-6"
    >
      <summary className="min-h-10 content-center font-semibold">Name, time zone and week</summary>
      <form
        aria-label="Name, time zone and week"
        className="grid gap-4 py-3 sm:grid-cols-3"
        onSubmit={(event) => {
          event.preventDefault()
          void describe({
            input: { datasetId: dataset.id, name: name.trim(), timeZone: timeZone.trim(), firstDayOfWeek: firstDay },
          })
        }}
      >
        <TextField
          label="Name"
          required
          maxLength={100}
          value={name}
          problem={problem('name')}
          onChange={({ target }) => setName(target.value)}
        />
        <TextField
          label="Time zone"
          required
          value={timeZone}
          placeholder="Europe/Berlin"
          list={`${id}-zones`}
          problem={problem('timeZone')}
          onChange={({ target }) => setTimeZone(target.value)}
        />
        <datalist id={`${id}-zones`}>
          {zones.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        <Select
          look="field"
          label="A week begins on"
          value={firstDay}
          onChange={({ target }) => setFirstDay(DAYS.find((day) => day === target.value) ?? firstDay)}
        >
          {DAYS.map((day) => (
            <option key={day} value={day}>
              {day.charAt(0) + day.slice(1).toLowerCase()}
            </option>
          ))}
        </Select>
        {error && at !== 'name' && at !== 'timeZone' && (
          <p role="alert" className="text-sm text-danger sm:col-span-3">
            {errorMessage(error)}
          </p>
        )}
        <div className="flex items-center gap-3 sm:col-span-3">
          <Button type="submit" look="primary" busy={fetching} disabled={name.trim() === ''}>
            Save
          </Button>
          {data && <span role="status">Saved.</span>}
        </div>
      </form>
    </details>
  )
}
