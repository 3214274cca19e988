import { placeInWords } from './places.js'
import type { Person } from './use-presence.js'

const MOST = 5

/** What a person is called; accounts that are gone have no name. */
export const nameOf = ({ user }: Person): string => user?.name ?? 'Someone'

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '')
    .join('')
    .toUpperCase()

/** "Turquoise Fox, at the title". */
export function inWords(person: Person): string {
  const place = person.selection == null ? null : placeInWords(person.selection)
  return place === null ? nameOf(person) : `${nameOf(person)}, at ${place}`
}

/** Who else looks at a chart, each as a disc of their colour. */
export function PresentPeople({ people }: { readonly people: readonly Person[] }) {
  if (people.length === 0) return null
  const shown = people.slice(0, MOST)
  return (
    <ul className="flex items-center gap-1" aria-label="Also looking at this chart">
      {shown.map((person) => (
        <li
          key={person.clientId}
          title={inWords(person)}
          className="relative grid size-8 place-items-center rounded-full text-xs font-semibold text-white"
          style={{ background: person.color }}
        >
          <span aria-hidden="true">{initialsOf(nameOf(person))}</span>
          <span className="sr-only">{inWords(person)}</span>
        </li>
      ))}
      {people.length > MOST && <li className="px-1 text-sm text-muted">and {people.length - MOST} more</li>}
    </ul>
  )
}
