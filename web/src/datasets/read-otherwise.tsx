import { FILE_ENCODINGS } from '@askchart/vocabulary'
import { useState } from 'react'
import { Button } from '../ui/button.js'
import { Select } from '../ui/select.js'
import { useBringing } from './bring/bring-context.js'
import { isUnderWay } from './bring/bring-state.js'
import type { TablePart } from './dataset-parts.js'
import { delimiterNames, encodingNames, sayDelimiter } from './words.js'

interface ReadOtherwiseProps {
  readonly id: string
  readonly datasetId: string
  readonly table: Pick<TablePart, 'name' | 'label'>
  readonly written: NonNullable<TablePart['written']>
}

/** Has the file of a table read by another encoding or delimiter, from where the server keeps it. */
export function ReadOtherwise({ id, datasetId, table, written }: ReadOtherwiseProps) {
  const { state, bring } = useBringing()
  const [encoding, setEncoding] = useState(written.encoding)
  const [delimiter, setDelimiter] = useState(written.delimiter)
  const signs = new Set([...Object.keys(delimiterNames), written.delimiter])
  return (
    <form
      id={id}
      aria-label={`How ${table.label} is read`}
      className="flex flex-wrap items-end gap-x-4 gap-y-3 rounded-xl border border-line bg-sunken/50 p-4"
      onSubmit={(event) => {
        event.preventDefault()
        const same = encoding === written.encoding
        const otherSign = delimiter !== written.delimiter
        bring({
          replaces: datasetId,
          table: table.name,
          written: { encoding, delimiter },
          // What is as it was is not asked for: bytes that are not of it were let pass, as it was only found.
          encoding: same && otherSign ? null : encoding,
          delimiter: otherSign ? delimiter : null,
          columnTypes: [],
          told: 'beside tables',
        })
      }}
    >
      <Select
        autoFocus
        look="field"
        className="w-full sm:w-72"
        label="Letters as in"
        value={encoding}
        onChange={({ target }) => setEncoding(target.value)}
      >
        {FILE_ENCODINGS.map((name) => (
          <option key={name} value={name}>
            {encodingNames[name]}
          </option>
        ))}
      </Select>
      <Select
        look="field"
        className="w-full sm:w-44"
        label="Cells parted by"
        value={delimiter}
        onChange={({ target }) => setDelimiter(target.value)}
      >
        {[...signs].map((sign) => (
          <option key={sign} value={sign}>
            {sayDelimiter(sign)}
          </option>
        ))}
      </Select>
      <Button type="submit" look="primary" busy={isUnderWay(state)}>
        Read the file again
      </Button>
    </form>
  )
}
