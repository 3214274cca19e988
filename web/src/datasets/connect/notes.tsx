/** What is worth knowing about a connected database. */
export function Notes({ notes }: { readonly notes: readonly string[] }) {
  return (
    <ul className="list-disc space-y-1 pl-4">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}
