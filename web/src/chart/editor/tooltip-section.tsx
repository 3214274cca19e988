import { Switch } from '../../ui/switch.js'
import { columnsOf } from './columns.js'
import type { EditProps } from './edit-props.js'
import { PanelSection } from './panel-section.js'
import { hasTooltip, isTold, tell } from './tooltip-edits.js'

/** What is told of a mark under the pointer, column by column. */
export function TooltipSection({ spec, query, columns: data, onEdit }: EditProps) {
  if (!hasTooltip(spec)) return null
  const columns = columnsOf(spec, query, data)
  return (
    <PanelSection title="Tooltip" icon="info" part="/spec/encoding/tooltip">
      <div>
        {columns.map((column) => (
          <Switch
            key={column.name}
            label={column.title}
            checked={isTold(spec, column.name)}
            onChange={(on) => onEdit(tell(spec, columns, column, on))}
          />
        ))}
      </div>
    </PanelSection>
  )
}
