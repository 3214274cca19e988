import { AnnotationsSection } from './annotations-section.js'
import { AxisSection } from './axis-section.js'
import { ColoursSection } from './colours-section.js'
import { ColumnsSection } from './columns-section.js'
import type { EditProps } from './edit-props.js'
import { LegendSection } from './legend-section.js'
import { MarkSection } from './mark-section.js'
import { OrderSection } from './order-section.js'
import { SizeSection } from './size-section.js'
import { TooltipSection } from './tooltip-section.js'

/** All that can be changed of a chart by hand, in sections that fold. */
export function EditorPanel(props: EditProps) {
  return (
    <div className="pb-2">
      <MarkSection {...props} />
      <ColumnsSection {...props} />
      <OrderSection {...props} />
      <AxisSection {...props} axis="x" />
      <AxisSection {...props} axis="y" />
      <LegendSection {...props} />
      <ColoursSection {...props} />
      <TooltipSection {...props} />
      <AnnotationsSection {...props} />
      <SizeSection {...props} />
    </div>
  )
}
