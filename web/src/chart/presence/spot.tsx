import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { classNames } from '../../ui/class-names.js'
import { nameOf } from './present-people.js'
import type { Person } from './use-presence.js'

const Others = createContext<readonly Person[]>([])

/** Who else is at the chart, for all spots within. */
export function OthersProvider({
  people,
  children,
}: {
  readonly people: readonly Person[]
  readonly children: ReactNode
}) {
  return <Others value={people}>{children}</Others>
}

/** Those who are at a part of the chart, or at something within it. */
export function usePeopleAt(part: string): readonly Person[] {
  const people = useContext(Others)
  return useMemo(
    () => people.filter(({ selection }) => selection === part || (selection?.startsWith(`${part}/`) ?? false)),
    [people, part],
  )
}

/** Those who are at exactly this part. */
const usePeopleHere = (part: string): readonly Person[] =>
  useContext(Others).filter(({ selection }) => selection === part)

interface SpotProps {
  /** The path of the chart that is changed here: what others are told this person is at. */
  readonly part: string
  readonly className?: string
  readonly children: ReactNode
}

/** A control that others see somebody at: outlined in that person's colour, with the name. */
export function Spot({ part, className, children }: SpotProps) {
  const people = usePeopleHere(part)
  const [first] = people
  return (
    <div
      data-part={part}
      data-others={people.length === 0 ? undefined : people.map(nameOf).join(', ')}
      className={classNames('relative', first !== undefined && 'rounded-xl', className)}
      style={first && { outline: `2px solid ${first.color}`, outlineOffset: '4px' }}
    >
      {children}
      {first && (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute -top-4 right-0 z-10 max-w-full truncate rounded-md px-1.5 py-0.5 text-[11px] leading-none font-semibold text-white"
          style={{ background: first.color }}
        >
          {people.map(nameOf).join(', ')}
        </span>
      )}
    </div>
  )
}

/** Discs of those who are at one of these parts, for a section that may be folded. */
export function SpotDiscs({ part }: { readonly part: string }) {
  const people = usePeopleAt(part)
  if (people.length === 0) return null
  return (
    <span className="flex gap-1 pr-4" aria-hidden="true">
      {people.slice(0, 3).map((person) => (
        <span
          key={person.clientId}
          title={nameOf(person)}
          className="size-2.5 rounded-full"
          style={{ background: person.color }}
        />
      ))}
    </span>
  )
}
