import { KeptField } from '../../ui/kept-field.js'
import { Select } from '../../ui/select.js'
import { Switch } from '../../ui/switch.js'
import {
  type Axis,
  type AxisLook,
  axisLook,
  axisNames,
  setAxisFormat,
  setAxisTitle,
  setBound,
  setGrid,
  setLabels,
  setLog,
  setZero,
} from './axis-edits.js'
import type { EditProps } from './edit-props.js'
import { dateFormats, formatOf, MOST_DECIMALS, numberLook, type NumberStyle, numberStyles } from './number-format.js'
import { PanelSection } from './panel-section.js'

interface AxisSectionProps extends EditProps {
  readonly axis: Axis
}

const isStyle = (value: string): value is Exclude<NumberStyle, 'own'> => value in numberStyles

/** The title, the scale and the writing of one axis. */
export function AxisSection({ axis, spec, columns, onEdit }: AxisSectionProps) {
  const look = axisLook(spec, axis, columns)
  if (!look) return null
  const bounded = (bound: 'domainMin' | 'domainMax') => (text: string) => {
    const value = text === '' ? null : Number(text)
    if (value === null || Number.isFinite(value)) onEdit(setBound(spec, axis, bound, value))
  }
  return (
    <PanelSection
      title={axisNames[axis]}
      icon={axis === 'x' ? 'horizontal' : 'vertical'}
      part={`/spec/encoding/${axis}/axis`}
    >
      <KeptField label="Title" value={look.title} onKeep={(title) => onEdit(setAxisTitle(spec, axis, title))} />
      {look.kind === 'number' && (
        <NumberFormat format={look.format} onChange={(format) => onEdit(setAxisFormat(spec, axis, format))} />
      )}
      {look.kind === 'date' && (
        <DateFormat format={look.format} onChange={(format) => onEdit(setAxisFormat(spec, axis, format))} />
      )}
      {look.zero !== null && !look.log && (
        <div className="flex gap-3">
          <KeptField
            className="flex-1"
            type="number"
            label="From"
            placeholder="auto"
            value={look.min?.toString() ?? ''}
            onKeep={bounded('domainMin')}
          />
          <KeptField
            className="flex-1"
            type="number"
            label="To"
            placeholder="auto"
            value={look.max?.toString() ?? ''}
            onKeep={bounded('domainMax')}
          />
        </div>
      )}
      <div>
        <Switch label="Labels" checked={look.labels} onChange={(on) => onEdit(setLabels(spec, axis, on))} />
        <Switch label="Grid lines" checked={look.grid} onChange={(on) => onEdit(setGrid(spec, axis, on))} />
        <Scales axis={axis} look={look} spec={spec} onEdit={onEdit} />
      </div>
    </PanelSection>
  )
}

function Scales({
  axis,
  look,
  spec,
  onEdit,
}: Pick<AxisSectionProps, 'axis' | 'spec' | 'onEdit'> & { readonly look: AxisLook }) {
  return (
    <>
      {look.zero !== null && !look.log && (
        <Switch label="Begin at zero" checked={look.zero} onChange={(on) => onEdit(setZero(spec, axis, on))} />
      )}
      {(look.canLog || look.log) && (
        <Switch label="Logarithmic" checked={look.log} onChange={(on) => onEdit(setLog(spec, axis, on))} />
      )}
    </>
  )
}

interface FormatProps {
  readonly format: string | null
  readonly onChange: (format: string | null) => void
}

function NumberFormat({ format, onChange }: FormatProps) {
  const look = numberLook(format)
  const decimal = look.style === 'plain' || look.style === 'currency' || look.style === 'percent'
  return (
    <div className="flex gap-3">
      <Select
        look="field"
        label="Numbers"
        className="min-w-0 flex-1"
        value={look.style}
        onChange={({ target }) => {
          if (isStyle(target.value)) onChange(formatOf({ style: target.value, decimals: null }))
        }}
      >
        {look.style === 'own' && <option value="own">{format}</option>}
        {Object.entries(numberStyles).map(([style, example]) => (
          <option key={style} value={style}>
            {example}
          </option>
        ))}
      </Select>
      {decimal && (
        <Select
          look="field"
          label="Decimals"
          value={look.decimals ?? ''}
          onChange={({ target }) =>
            onChange(formatOf({ style: look.style, decimals: target.value === '' ? null : Number(target.value) }))
          }
        >
          <option value="">auto</option>
          {Array.from({ length: MOST_DECIMALS + 1 }, (_, decimals) => (
            <option key={decimals} value={decimals}>
              {decimals}
            </option>
          ))}
        </Select>
      )}
    </div>
  )
}

function DateFormat({ format, onChange }: FormatProps) {
  const known = dateFormats.some(([name]) => name === format)
  return (
    <Select
      look="field"
      label="Dates"
      value={format ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
    >
      <option value="">As the chart has it</option>
      {format !== null && !known && <option value={format}>{format}</option>}
      {dateFormats.map(([name, example]) => (
        <option key={name} value={name}>
          {example}
        </option>
      ))}
    </Select>
  )
}
