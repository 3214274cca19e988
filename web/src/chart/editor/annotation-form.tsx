import type { Annotation, Cell, LineOf } from '@askchart/vocabulary'
import { type SyntheticEvent, useState } from 'react'
import { Button } from '../../ui/button.js'
import { Select } from '../../ui/select.js'
import { TextField } from '../../ui/text-field.js'
import { type AnnotatedAxis, lineOfs } from './annotation-edits.js'

type Kind = Annotation['kind']
const kinds: Readonly<Record<Kind, string>> = { line: 'Line', region: 'Highlight', note: 'Note' }
const isKind = (value: string): value is Kind => value in kinds
const isLineOf = (value: string): value is LineOf => lineOfs.some(([of]) => of === value)

interface AnnotationFormProps {
  readonly axes: readonly AnnotatedAxis[]
  readonly onAdd: (annotation: Annotation) => void
  readonly onCancel: () => void
}

/** A value as it was typed or chosen, as the axis has it; null where it is none of its values. */
export function valueOf({ kind, values }: AnnotatedAxis, text: string): Cell {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (kind === 'number') return Number.isFinite(Number(trimmed)) ? Number(trimmed) : null
  return values.find((value) => String(value) === trimmed) ?? (kind === 'date' ? trimmed : null)
}

const shownDate = (value: Cell): string => String(value).slice(0, 10)

/** A line at a value or an average, a stretch that stands out, or a text at a mark. */
export function AnnotationForm({ axes, onAdd, onCancel }: AnnotationFormProps) {
  const measured = axes.filter(({ kind }) => kind !== 'name')
  const [kind, setKind] = useState<Kind>(measured.length > 0 ? 'line' : 'note')
  const [name, setName] = useState<string>(measured.find((one) => one.kind === 'number')?.axis ?? 'x')
  const [at, setAt] = useState('mean')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [text, setText] = useState('')
  const along = axes.filter((one) => one.kind !== 'number')
  const choices = kind === 'line' ? measured : kind === 'note' && along.length > 0 ? along : axes
  const axis = choices.find((one) => one.axis === name) ?? choices[0]
  if (!axis) return null
  const isValue = !isLineOf(at) || axis.kind !== 'number'
  const label = text.trim() === '' ? {} : { label: text.trim() }

  function made(chosen: AnnotatedAxis): Annotation | null {
    const first = valueOf(chosen, from)
    if (kind === 'line') {
      if (!isValue && isLineOf(at)) return { kind, axis: chosen.axis, of: at, ...label }
      return first === null ? null : { kind, axis: chosen.axis, at: first, ...label }
    }
    if (kind === 'note') {
      if (first === null || text.trim() === '') return null
      return { kind, text: text.trim(), ...(chosen.axis === 'x' ? { x: first } : { y: first }) }
    }
    const last = chosen.kind === 'name' ? first : valueOf(chosen, to)
    return first === null || last === null ? null : { kind, axis: chosen.axis, from: first, to: last, ...label }
  }
  const annotation = made(axis)
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (annotation) onAdd(annotation)
  }

  return (
    <form onSubmit={submit} className="space-y-3 rounded-xl border border-line bg-sunken p-3">
      <div className="grid grid-cols-2 gap-3">
        <Select
          look="field"
          label="Kind"
          value={kind}
          onChange={({ target }) => {
            if (isKind(target.value)) setKind(target.value)
          }}
        >
          {Object.entries(kinds)
            .filter(([value]) => value !== 'line' || measured.length > 0)
            .map(([value, title]) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
        </Select>
        <Select look="field" label="On" value={axis.axis} onChange={({ target }) => setName(target.value)}>
          {choices.map((one) => (
            <option key={one.axis} value={one.axis}>
              {one.title}
            </option>
          ))}
        </Select>
      </div>
      {kind === 'line' && axis.kind === 'number' && (
        <Select look="field" label="At" value={at} onChange={({ target }) => setAt(target.value)}>
          {lineOfs.map(([of, title]) => (
            <option key={of} value={of}>
              {title}
            </option>
          ))}
          <option value="value">A value</option>
        </Select>
      )}
      {(kind !== 'line' || isValue) && (
        <AxisValue
          axis={axis}
          label={kind === 'region' && axis.kind !== 'name' ? 'From' : 'Value'}
          value={from}
          onChange={setFrom}
        />
      )}
      {kind === 'region' && axis.kind !== 'name' && <AxisValue axis={axis} label="To" value={to} onChange={setTo} />}
      <TextField
        label={kind === 'note' ? 'Text' : 'Label'}
        value={text}
        maxLength={200}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={annotation === null}>
          Add
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

interface AxisValueProps {
  readonly axis: AnnotatedAxis
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A number is typed; of dates and names there are those of the data. */
function AxisValue({ axis, label, value, onChange }: AxisValueProps) {
  if (axis.kind === 'number')
    return (
      <TextField
        label={label}
        type="number"
        step="any"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    )
  return (
    <Select look="field" label={label} value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">Choose …</option>
      {axis.values.map((one) => (
        <option key={String(one)} value={String(one)}>
          {axis.kind === 'date' ? shownDate(one) : String(one)}
        </option>
      ))}
    </Select>
  )
}
