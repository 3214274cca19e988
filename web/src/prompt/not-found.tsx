/** The words of a prompt that nothing in the data is called. */
export function NotFound({ words }: { readonly words: readonly string[] }) {
  if (words.length === 0) return null
  return (
    <p>
      Not found in this data:{' '}
      {words.map((word, index) => (
        <span key={word}>
          {index > 0 && ', '}
          <mark className="bg-transparent font-semibold text-ink underline decoration-danger decoration-wavy underline-offset-4">
            {word}
          </mark>
        </span>
      ))}
    </p>
  )
}
