import type { ReactNode } from 'react'
import { Fold } from '../../ui/fold.js'
import { Icon, type IconName } from '../../ui/icon.js'
import { Spot, SpotDiscs } from '../presence/spot.js'

interface PanelSectionProps {
  readonly title: string
  readonly icon: IconName
  /** The path of the chart that is changed in it. */
  readonly part: string
  readonly startsOpen?: boolean
  readonly children: ReactNode
}

/** A section of the panel, marked where somebody else is at it. */
export function PanelSection({ title, icon, part, startsOpen = false, children }: PanelSectionProps) {
  return (
    <Spot part={part} className="border-t border-line first:border-t-0">
      <Fold
        title={title}
        icon={<Icon name={icon} size={18} />}
        note={<SpotDiscs part={part} />}
        startsOpen={startsOpen}
      >
        {children}
      </Fold>
    </Spot>
  )
}
