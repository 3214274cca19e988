import { Button } from '../../ui/button.js'
import type { EditProps } from './edit-props.js'
import { colourSeries, plainSeries, seriesColours } from './series-colour-edits.js'
import { swatches } from '../colours.js'

/** A colour for each of a few series. */
export function SeriesColours({ spec, columns, onEdit }: Pick<EditProps, 'spec' | 'columns' | 'onEdit'>) {
  const series = seriesColours(spec, columns)
  if (series.length === 0) return null
  return (
    <fieldset className="space-y-1">
      <legend className="mb-1 text-xs font-semibold text-muted">Each by itself</legend>
      {series.map(([value, colour], index) => (
        <label key={String(value)} className="flex min-h-9 cursor-pointer items-center gap-3 text-sm">
          <input
            type="color"
            value={colour ?? swatches[index % swatches.length]?.value ?? '#000000'}
            onChange={({ target }) => onEdit(colourSeries(spec, columns, value, target.value))}
            className={`size-7 shrink-0 cursor-pointer rounded-full border-2 bg-surface p-0.5 ${colour === null ? 'border-line' : 'border-line-strong'}`}
          />
          <bdi className="min-w-0 truncate">{String(value)}</bdi>
        </label>
      ))}
      {series.some(([, colour]) => colour !== null) && (
        <Button look="quiet" onClick={() => onEdit(plainSeries(spec))}>
          As the theme has them
        </Button>
      )}
    </fieldset>
  )
}
