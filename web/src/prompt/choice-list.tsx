interface Choice {
  readonly id: string
  readonly label: string
  readonly explanation: string
}

/** The readings to choose from, where a prompt may mean several things. */
export function ChoiceList({
  choices,
  onChoose,
}: {
  readonly choices: readonly Choice[]
  readonly onChoose: (id: string) => void
}) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {choices.map(({ id, label, explanation }) => (
        <li key={id}>
          <button
            type="button"
            onClick={() => onChoose(id)}
            className="h-full w-full rounded-xl border border-line bg-paper p-4 text-left hover:border-accent hover:bg-accent-soft"
          >
            <span className="block font-semibold text-ink">{label}</span>
            <span className="mt-1 block">{explanation}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
