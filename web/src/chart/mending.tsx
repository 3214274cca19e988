import { useState } from 'react'
import { Button } from '../ui/button.js'
import { Select } from '../ui/select.js'
import { type Gone, instead, type Instead, type Way } from './mends.js'

interface MendingProps {
  readonly gone: readonly Gone[]
  readonly busy: boolean
  readonly onUse: (instead: Instead) => void
}

const valueOf = ({ label, column }: Way): string => column?.by ?? label

/** What is gone is replaced by a click where it is one thing; several are chosen first, as only all of them mend the chart. */
export function Mending({ gone, busy, onUse }: MendingProps) {
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const chosenOf = ({ key, ways }: Gone): Way | undefined => ways.find((way) => valueOf(way) === chosen[key]) ?? ways[0]
  const [only] = gone
  if (gone.length === 1 && only)
    return (
      <div className="flex flex-wrap gap-2">
        {only.ways.map((way, index) => (
          <Button
            key={way.label}
            look={index === 0 ? 'primary' : 'plain'}
            busy={busy}
            onClick={() => onUse(instead([way]))}
          >
            Use “{way.label}” instead
          </Button>
        ))}
      </div>
    )
  return (
    <div className="flex flex-wrap items-end gap-3">
      {gone.map((one) => (
        <Select
          key={one.key}
          look="field"
          label={`Instead of ${one.label}`}
          value={chosen[one.key] ?? one.ways.map(valueOf)[0]}
          onChange={(event) => setChosen({ ...chosen, [one.key]: event.target.value })}
        >
          {one.ways.map((way) => (
            <option key={way.label} value={valueOf(way)}>
              {way.label}
            </option>
          ))}
        </Select>
      ))}
      <Button look="primary" busy={busy} onClick={() => onUse(instead(gone.flatMap((one) => chosenOf(one) ?? [])))}>
        Use these instead
      </Button>
    </div>
  )
}
