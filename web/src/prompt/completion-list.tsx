import type { Completion } from './going-on.js'

interface CompletionListProps {
  readonly id: string
  readonly completions: readonly Completion[]
  /** Which one the keys are on; -1 for none. */
  readonly active: number
  readonly onPick: (text: string) => void
}

export const optionId = (list: string, index: number): string => `${list}-${index}`

/** Ways to go on with a prompt, below the box it is typed in. */
export function CompletionList({ id, completions, active, onPick }: CompletionListProps) {
  return (
    <ul
      id={id}
      role="listbox"
      aria-label="Ways to go on"
      className="absolute inset-x-0 top-full z-20 mt-2 overflow-hidden rounded-xl border border-line bg-surface py-1 text-left shadow-card"
    >
      {completions.map(({ text }, index) => (
        <li
          key={text}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === active}
          // The box keeps the focus, so that typing goes on.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(text)}
          className={`cursor-pointer px-4 py-2 wrap-anywhere hover:bg-accent-soft ${index === active ? 'bg-accent-soft' : ''}`}
        >
          {text}
        </li>
      ))}
    </ul>
  )
}
