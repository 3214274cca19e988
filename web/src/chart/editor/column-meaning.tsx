import type { Aggregate, Granularity } from '@askchart/vocabulary'
import type { Change } from '../spec-edits.js'
import { KeptField } from '../../ui/kept-field.js'
import { Select } from '../../ui/select.js'
import { channel } from '../spec-read.js'
import { binWidth, changeBinWidth } from './bin-edits.js'
import { type Column, type Slot, timeCuts } from './columns.js'
import { changeType, type Encoded, type FieldType, typeChoices, typeNames } from './encoding-edits.js'
import { aggregateNames, changeAggregate, changeGranularity, granularities } from './query-edits.js'

interface ColumnMeaningProps {
  readonly chart: Encoded
  readonly slot: Slot
  readonly column: Column
  readonly onEdit: (changes: readonly Change[]) => void
}

const isAggregate = (value: string): value is Aggregate => value in aggregateNames
const isGranularity = (value: string): value is Granularity => value in timeCuts
const isType = (value: string): value is FieldType => value in typeNames

/** How a channel's column is summed up or cut, which asks the data anew, and how it is read, which only draws anew. */
export function ColumnMeaning({ chart, slot, column, onEdit }: ColumnMeaningProps) {
  const { output, name, title } = column
  const types = typeChoices(chart, slot)
  const type = channel(chart.spec, slot)?.['type']
  const aggregate =
    output.kind === 'measure' && output.measure.column !== undefined ? output.measure.aggregate : undefined
  const cut = output.kind === 'dimension' ? output.dimension.granularity : undefined
  const cuts = cut !== undefined && granularities.includes(cut)
  const binned = output.kind === 'dimension' && output.dimension.bin !== undefined
  if (types.length === 0 && aggregate === undefined && !cuts && !binned) return null
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-2 pl-21">
      {aggregate !== undefined && (
        <Select
          look="quiet"
          className="max-w-34"
          label={`${capital(title)} is summed up as`}
          title="Asks the data anew"
          value={aggregate}
          onChange={({ target }) => {
            if (isAggregate(target.value)) onEdit(changeAggregate(chart, name, target.value, title))
          }}
        >
          {Object.entries(aggregateNames).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      )}
      {cuts && (
        <Select
          look="quiet"
          className="max-w-34"
          label={`${capital(title)} is cut to`}
          title="Asks the data anew"
          value={cut}
          onChange={({ target }) => {
            if (isGranularity(target.value)) onEdit(changeGranularity(chart, name, target.value))
          }}
        >
          {granularities.map((value) => (
            <option key={value} value={value}>
              {timeCuts[value].title}
            </option>
          ))}
        </Select>
      )}
      {binned && (
        <KeptField
          type="number"
          className="w-28"
          label="Bin width"
          value={binWidth(chart, name)?.toString() ?? ''}
          onKeep={(text) => onEdit(changeBinWidth(chart, name, Number(text)))}
        />
      )}
      {(aggregate !== undefined || cuts || binned) && <span className="text-xs text-muted">asks the data anew</span>}
      {types.length > 0 && (
        <Select
          look="quiet"
          className="max-w-34"
          label={`${capital(title)} is read as`}
          title="Changes the drawing only"
          value={typeof type === 'string' ? type : ''}
          onChange={({ target }) => {
            if (isType(target.value)) onEdit(changeType(chart.spec, slot, target.value))
          }}
        >
          {types.map((value) => (
            <option key={value} value={value}>
              {typeNames[value]}
            </option>
          ))}
        </Select>
      )}
    </div>
  )
}

const capital = (title: string): string => title.charAt(0).toUpperCase() + title.slice(1)
