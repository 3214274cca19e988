import { Segments } from '../../ui/segments.js'
import { Switch } from '../../ui/switch.js'
import { MarkControls } from '../mark-controls.js'
import { markOf } from '../marks.js'
import { Spot } from '../presence/spot.js'
import type { EditProps } from './edit-props.js'
import { changeCurve, changeDots, type Curve, curveOf, curves, dotsOf } from './mark-edits.js'

const all: readonly Curve[] = ['linear', 'monotone', 'step-after']

/** What the chart is drawn as. */
export function MarkSection({ spec, onEdit }: EditProps) {
  const curve = curveOf(spec)
  const dots = dotsOf(spec)
  return (
    <Spot part="/spec/mark" className="space-y-3 p-4">
      <MarkControls spec={spec} onEdit={onEdit} />
      {markOf(spec) === null && (
        <p className="text-sm leading-relaxed text-muted">
          Several measures share this chart, so its columns are changed in words: “only revenue”, “as lines”.
        </p>
      )}
      {curve !== null && (
        <Segments
          label="Shape of the line"
          value={curve}
          choices={all.map((value) => ({ value, label: curves[value] }))}
          onChoose={(next) => onEdit(changeCurve(spec, next))}
        />
      )}
      {dots !== null && <Switch label="Dots" checked={dots} onChange={(on) => onEdit(changeDots(spec, on))} />}
    </Spot>
  )
}
