import { KeptField } from '../../ui/kept-field.js'
import type { EditProps } from './edit-props.js'
import { PanelSection } from './panel-section.js'
import { changeSize, type Size, sizeOf } from './size-edits.js'

const sides: readonly (readonly [side: keyof Size, label: string])[] = [
  ['width', 'Width'],
  ['height', 'Height'],
]

/** How large the plot is; as wide as its place and as tall as it needs where nothing is said. */
export function SizeSection({ spec, onEdit }: EditProps) {
  const size = sizeOf(spec)
  return (
    <PanelSection title="Size" icon="size" part="/spec/height">
      <div className="flex gap-3">
        {sides.map(([side, label]) => (
          <KeptField
            key={side}
            className="flex-1"
            type="number"
            label={label}
            placeholder="fits"
            value={size[side]?.toString() ?? ''}
            onKeep={(text) => {
              const pixels = text === '' ? null : Number(text)
              if (pixels === null || Number.isFinite(pixels)) onEdit(changeSize(spec, side, pixels))
            }}
          />
        ))}
      </div>
      <p className="text-xs leading-relaxed text-muted">
        In pixels, on pages and in files. Left empty, the chart fits its place; on a page it is never wider than that.
      </p>
    </PanelSection>
  )
}
