import { useId, useState } from 'react'
import { Button } from '../ui/button.js'
import { formatNumber, plural } from '../ui/format.js'
import { Icon } from '../ui/icon.js'
import { Tabs } from '../ui/tabs.js'
import { TextField } from '../ui/text-field.js'
import { BringStatus } from './bring/bring-status.js'
import { useBringing } from './bring/bring-context.js'
import { ColumnRow } from './column-row.js'
import type { ColumnPart, DatasetPart, TablePart } from './dataset-parts.js'
import { useMissing } from './profile/use-missing.js'
import { ReadOtherwise } from './read-otherwise.js'
import { TableSample } from './table-sample.js'
import { sayDelimiter, sayEncoding } from './words.js'

/** So many columns are shown at once; a table of a thousand would ask a thousand questions. */
const PAGE = 30

interface TablePanelProps {
  readonly dataset: DatasetPart
  readonly table: TablePart
}

/** Columns whose label, name or synonyms hold the words, in any case. */
function columnsLike(columns: readonly ColumnPart[], words: string): readonly ColumnPart[] {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return columns
  return columns.filter(({ label, name, synonyms }) =>
    [label, name, ...synonyms].some((text) => text.toLowerCase().includes(wanted)),
  )
}

function Columns({ dataset, table }: TablePanelProps) {
  const [shown, setShown] = useState(PAGE)
  const [sought, setSought] = useState('')
  const found = columnsLike(table.columns, sought)
  const listed = found.slice(0, shown)
  const missing = useMissing({
    datasetId: dataset.id,
    version: dataset.version,
    rowCount: table.rowCount,
    refs: listed.map(({ ref }) => ref),
  })
  return (
    <>
      {table.columns.length > PAGE && (
        <div className="mb-2 space-y-1">
          <TextField
            label="Find a column"
            type="search"
            value={sought}
            className="max-w-sm"
            onChange={({ target }) => {
              setSought(target.value)
              setShown(PAGE)
            }}
          />
          <p role="status" className="text-xs text-muted">
            {sought.trim() !== '' && `${plural(found.length, 'column')} of ${formatNumber(table.columns.length)}`}
          </p>
        </div>
      )}
      <ul className="divide-y divide-line">
        {listed.map((column) => (
          <ColumnRow
            key={column.ref}
            datasetId={dataset.id}
            version={dataset.version}
            rowCount={table.rowCount}
            column={column}
            missing={missing.get(column.ref)}
          />
        ))}
      </ul>
      {shown < found.length && (
        <Button onClick={() => setShown(shown + PAGE)}>Show more of the {plural(found.length, 'column')}</Button>
      )}
    </>
  )
}

/** One table: its columns with what is in them, and some of its rows. */
export function TablePanel({ dataset, table }: TablePanelProps) {
  const { wanted } = useBringing()
  const [otherwise, setOtherwise] = useState(false)
  const form = useId()
  return (
    <div key={table.name}>
      <h3 className="px-4 pt-4 text-lg font-semibold wrap-anywhere first-letter:uppercase sm:px-6" data-open-table>
        <bdi>{table.label}</bdi>
        <span className="ml-3 text-sm font-normal tracking-normal text-muted">
          {plural(table.columns.length, 'column')}, {plural(table.rowCount, 'row')}
          {table.written &&
            `, read as ${sayEncoding(table.written.encoding)} parted by ${sayDelimiter(table.written.delimiter)}`}
        </span>
      </h3>
      {table.written && (
        <div className="px-4 pb-3 sm:px-6">
          <Button
            look="quiet"
            className="-ml-4"
            aria-label={`Read it otherwise: ${table.label}`}
            aria-expanded={otherwise}
            aria-controls={otherwise ? form : undefined}
            onClick={() => setOtherwise(!otherwise)}
          >
            Read it otherwise
          </Button>
          {otherwise && <ReadOtherwise id={form} datasetId={dataset.id} table={table} written={table.written} />}
        </div>
      )}
      {wanted?.replaces === dataset.id && wanted.told === 'beside tables' && (
        <div className="px-4 pt-1 pb-3 sm:px-6">
          <BringStatus />
        </div>
      )}
      <Tabs
        label={`What is in ${table.label}`}
        tabs={[
          {
            name: 'columns',
            label: 'Columns',
            icon: <Icon name="bar" size={16} />,
            panel: <Columns dataset={dataset} table={table} />,
          },
          {
            name: 'rows',
            label: 'Rows',
            icon: <Icon name="table" size={16} />,
            panel: <TableSample datasetId={dataset.id} table={table} />,
          },
        ]}
      />
    </div>
  )
}
