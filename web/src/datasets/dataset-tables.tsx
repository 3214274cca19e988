import { useState } from 'react'
import { Card } from '../ui/card.js'
import { classNames } from '../ui/class-names.js'
import type { DatasetPart, TablePart } from './dataset-parts.js'
import { RelationshipList } from './meaning/relationship-list.js'
import { RelationshipPicture } from './picture/relationship-picture.js'
import { TablePanel } from './table-panel.js'

const largest = (tables: readonly TablePart[]): TablePart | undefined =>
  tables.toSorted((a, b) => b.rowCount - a.rowCount)[0]

/** The tables of a dataset: how they hang together, and one of them opened. */
export function DatasetTables({ dataset }: { readonly dataset: DatasetPart }) {
  const [chosen, choose] = useState<string | null>(null)
  const open = dataset.tables.find(({ name }) => name === chosen) ?? largest(dataset.tables)
  return (
    <>
      {dataset.tables.length > 1 && (
        <Card aria-labelledby="links" className="space-y-4 p-4 sm:p-6">
          <h2 id="links" className="text-xl font-semibold">
            How the tables belong together
          </h2>
          <RelationshipPicture
            dataset={dataset}
            open={open?.name ?? null}
            onOpen={({ name }) => {
              choose(name)
              document.getElementById('tables')?.scrollIntoView({ block: 'start', behavior: 'smooth' })
            }}
          />
          <RelationshipList dataset={dataset} />
        </Card>
      )}
      <Card aria-labelledby="tables" className="scroll-mt-20">
        <div className="space-y-3 border-b border-line p-4 sm:p-6">
          <h2 id="tables" className="scroll-mt-24 text-xl font-semibold">
            {dataset.tables.length === 1 ? 'The table' : 'Tables'}
          </h2>
          {dataset.tables.length > 1 && (
            <ul className="flex flex-wrap gap-2">
              {dataset.tables.map(({ name, label }) => (
                <li key={name}>
                  <button
                    type="button"
                    aria-pressed={name === open?.name}
                    onClick={() => choose(name)}
                    className={classNames(
                      'min-h-9 rounded-full border px-3.5 py-1 text-sm font-semibold wrap-anywhere first-letter:uppercase',
                      name === open?.name
                        ? 'border-accent bg-accent-soft text-ink'
                        : 'border-line text-muted hover:border-line-strong hover:text-ink',
                    )}
                  >
                    {label}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
        {open && <TablePanel key={open.name} dataset={dataset} table={open} />}
      </Card>
    </>
  )
}
