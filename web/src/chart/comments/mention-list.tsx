import type { Mentionable } from './draft.js'

interface MentionListProps {
  readonly id: string
  readonly people: readonly Mentionable[]
  readonly active: number
  readonly onPick: (person: Mentionable) => void
}

export const mentionOption = (list: string, index: number): string => `${list}-${index}`

/** People who can be mentioned, below the box that is typed in. */
export function MentionList({ id, people, active, onPick }: MentionListProps) {
  return (
    <ul
      id={id}
      role="listbox"
      aria-label="People to mention"
      className="absolute inset-x-0 top-full z-30 mt-1 overflow-hidden rounded-xl border border-line bg-surface py-1 text-sm shadow-card"
    >
      {people.map((person, index) => (
        <li
          key={person.id}
          id={mentionOption(id, index)}
          role="option"
          aria-selected={index === active}
          // The box keeps the focus, so that typing goes on.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(person)}
          className={`cursor-pointer px-3 py-2 wrap-anywhere hover:bg-accent-soft ${index === active ? 'bg-accent-soft' : ''}`}
        >
          {person.name}
        </li>
      ))}
    </ul>
  )
}
