import { useId, useState } from 'react'
import { Button } from '../../ui/button.js'
import { Card } from '../../ui/card.js'
import { fileSize } from '../../ui/format.js'
import type { DatasetPart } from '../dataset-parts.js'
import { useBringing } from './bring-context.js'
import { isUnderWay } from './bring-state.js'
import { BringStatus } from './bring-status.js'
import { ColumnTypes } from './column-types.js'
import { DropAnywhere } from './drop-anywhere.js'
import { FileChooser } from './file-chooser.js'
import { askedTypes, type Readings } from './reading.js'

/** What a column is called in a file; the file of an only table may be called anything. */
function nameIn({ tables }: DatasetPart, ref: string): string {
  const name = tables[0]?.columns.find((column) => column.ref === ref)?.name
  return tables.length === 1 && name !== undefined ? name : ref
}

/** A table that is of a file of text, those first that have a column to be read differently. */
function tableOfText({ tables }: DatasetPart, readings: Readings) {
  const ofText = tables.flatMap(({ name, columns, written }) => (written ? [{ table: name, columns, written }] : []))
  return ofText.find(({ columns }) => columns.some(({ ref }) => readings.has(ref))) ?? ofText[0]
}

interface ReplacePanelProps {
  readonly dataset: DatasetPart
  /** The column that is to be read differently. */
  readonly sought: { readonly ref: string } | null
}

/** Puts the rows of newer files in the place of a dataset's own, or reads the same ones differently. */
export function ReplacePanel({ dataset, sought }: ReplacePanelProps) {
  const { state, wanted, bring } = useBringing()
  const [chosen, choose] = useState<readonly File[] | null>(null)
  const [readings, setReadings] = useState<Readings>(new Map())
  const id = useId()
  // Only of files of text the server tells how they were written, and reads them again.
  const again = chosen === null ? tableOfText(dataset, readings) : undefined
  // What else was brought a moment ago is at hand still, to be read differently.
  const isOwn =
    wanted !== null && (wanted.replaces === dataset.id || (state.step === 'done' && state.datasetId === dataset.id))
  const files = chosen ?? (isOwn && !again && 'files' in wanted ? wanted.files : [])
  const busy = isUnderWay(state)
  return (
    <Card aria-labelledby={id} className="space-y-4 p-4 sm:p-6">
      <DropAnywhere label={`Drop to bring newer rows for ${dataset.name}`} onFiles={choose} />
      <div>
        <h2 id={id} className="text-xl font-semibold">
          Bring a newer file
        </h2>
        <p className="mt-1 text-sm leading-relaxed text-muted">
          Its rows take the place of those that are here, all at once; until then nothing changes. Charts, and what was
          said of columns, stay.
        </p>
      </div>
      <FileChooser disabled={busy} onFiles={choose}>
        or drop them anywhere on this page
      </FileChooser>
      {files.length > 0 && (
        <p className="text-sm font-semibold wrap-anywhere">
          {files.map((file) => `${file.name} (${fileSize(file.size)})`).join(', ')}
        </p>
      )}
      <ColumnTypes dataset={dataset} sought={sought} readings={readings} onChange={setReadings} />
      {(chosen !== null || readings.size > 0) && (
        <Button
          look="primary"
          busy={busy}
          disabled={!again && files.length === 0}
          onClick={() => {
            const columnTypes = askedTypes(
              readings,
              dataset.tables.flatMap(({ columns }) => columns),
              (ref) => nameIn(dataset, ref),
            )
            const asked = { replaces: dataset.id, columnTypes, told: 'beside files' } as const
            bring(
              again
                ? { ...asked, table: again.table, written: again.written, encoding: null, delimiter: null }
                : { ...asked, files },
            )
            choose(null)
            setReadings(new Map())
          }}
        >
          {again ? 'Read the file again' : files.length === 0 ? 'Choose the file first' : 'Replace the rows'}
        </Button>
      )}
      {wanted?.replaces === dataset.id && wanted.told === 'beside files' && <BringStatus />}
    </Card>
  )
}
