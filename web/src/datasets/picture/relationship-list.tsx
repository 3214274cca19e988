import type { DatasetPart } from '../dataset-parts.js'

/** The links between tables in words, each with how it came to be. */
export function RelationshipList({ dataset }: { readonly dataset: DatasetPart }) {
  const { relationships, tables } = dataset
  const nameOf = (ref: string): string => {
    const table = tables.find(({ columns }) => columns.some((column) => column.ref === ref))
    const column = table?.columns.find((candidate) => candidate.ref === ref)
    return table && column ? `${table.label} · ${column.label}` : ref
  }
  if (relationships.length === 0) {
    return (
      <p className="text-sm leading-relaxed text-muted">
        No table is known to belong to another: a question about several of them cannot be answered.
      </p>
    )
  }
  return (
    <ul aria-label="Links between tables" className="divide-y divide-line border-t border-line text-sm">
      {relationships.map(({ name, from, to, declared }) => (
        <li key={name} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2.5">
          <span className="min-w-0 wrap-anywhere">
            {nameOf(from)} <span aria-label="belongs to">→</span> {nameOf(to)}
          </span>
          <span className="text-muted">{declared ? 'declared' : 'found'}</span>
        </li>
      ))}
    </ul>
  )
}
