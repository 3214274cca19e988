import { useState } from 'react'
import { Button } from '../ui/button.js'
import { Icon } from '../ui/icon.js'
import { ColourControls } from './colour-controls.js'
import { colouringOf } from './colours.js'
import { MarkControls } from './mark-controls.js'
import type { ShownSpec } from './shown-spec.js'

/** Changes the mark and the colours of a chart that is shown in short, as in an answer. */
export function ChartControls({ spec, onEdit }: ShownSpec) {
  const [open, setOpen] = useState(false)
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-3">
        <MarkControls spec={spec} onEdit={onEdit} />
        {colouringOf(spec) && (
          <Button
            look="quiet"
            icon={<Icon name="palette" size={18} />}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            Colours
          </Button>
        )}
      </div>
      {open && <ColourControls spec={spec} onEdit={onEdit} />}
    </div>
  )
}
