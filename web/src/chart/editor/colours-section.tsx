import { ColourControls } from '../colour-controls.js'
import { colouringOf } from '../colours.js'
import type { EditProps } from './edit-props.js'
import { PanelSection } from './panel-section.js'
import { SeriesColours } from './series-colours.js'

/** One colour, a scheme, or a colour for each series. */
export function ColoursSection({ spec, columns, onEdit }: EditProps) {
  const colouring = colouringOf(spec)
  if (!colouring) return null
  return (
    <PanelSection title="Colours" icon="palette" part="/spec/encoding/color/scale">
      <ColourControls spec={spec} onEdit={onEdit} />
      <SeriesColours spec={spec} columns={columns} onEdit={onEdit} />
    </PanelSection>
  )
}
