import { useId } from 'react'
import { Card } from '../../ui/card.js'
import { useBringing } from './bring-context.js'
import { isUnderWay } from './bring-state.js'
import { BringStatus } from './bring-status.js'
import { FileChooser } from './file-chooser.js'

/** Brings files in as a new dataset, and tells how that goes. */
export function BringPanel() {
  const { state, bring } = useBringing()
  const id = useId()
  return (
    <Card aria-labelledby={id} className="space-y-4 p-4 sm:p-6">
      <div>
        <h2 id={id} className="text-lg font-semibold">
          Bring your data
        </h2>
        <p className="mt-1 text-sm leading-relaxed text-muted">
          CSV, Excel, Parquet or JSON, gzipped too. Several files at once become the tables of one dataset.
        </p>
      </div>
      <FileChooser
        disabled={isUnderWay(state)}
        onFiles={(files) => bring({ files, replaces: null, columnTypes: [], told: 'beside files' })}
      >
        or drop them anywhere on this page
      </FileChooser>
      <BringStatus />
    </Card>
  )
}
