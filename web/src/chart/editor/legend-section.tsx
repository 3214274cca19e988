import { KeptField } from '../../ui/kept-field.js'
import { Segments } from '../../ui/segments.js'
import { Switch } from '../../ui/switch.js'
import type { EditProps } from './edit-props.js'
import { type LegendPlace, legendLook, legendPlaces, placeLegend, setLegendTitle, showLegend } from './legend-edits.js'
import { PanelSection } from './panel-section.js'

const places: readonly LegendPlace[] = ['top', 'right', 'bottom', 'left']

/** The key of what is told by colour. */
export function LegendSection({ spec, onEdit }: EditProps) {
  const look = legendLook(spec)
  if (!look) return null
  return (
    <PanelSection title="Legend" icon="legend" part="/spec/encoding/color/legend">
      <Switch label="Shown" checked={look.shown} onChange={(shown) => onEdit(showLegend(spec, shown))} />
      {look.shown && (
        <>
          <KeptField label="Title" value={look.title} onKeep={(title) => onEdit(setLegendTitle(spec, title))} />
          <Segments
            label="Place of the legend"
            value={look.place}
            choices={places.map((value) => ({ value, label: legendPlaces[value] }))}
            onChoose={(place) => onEdit(placeLegend(spec, place))}
          />
        </>
      )}
    </PanelSection>
  )
}
