import { useId, useRef, useState } from 'react'
import { Link } from 'wouter'
import { type Connection, useConnection } from '../graphql/connection.js'
import { useViewer } from '../account/use-viewer.js'
import { errorMessage } from '../graphql/error-message.js'
import { Button, buttonClass } from '../ui/button.js'
import { Card } from '../ui/card.js'
import { fileSize, plural } from '../ui/format.js'
import { Icon } from '../ui/icon.js'
import { Notice } from '../ui/notice.js'
import { Progress } from '../ui/progress.js'
import { nameFromFile } from './dataset-name.js'
import { Rejection } from './rejection.js'
import { useImport } from './use-import.js'

/** As much as the server takes. */
const LARGEST = 500 * 1024 ** 2

/** Why these files need not even be sent; null where they may. */
function problemOf(files: readonly File[]): string | null {
  const blank = files.find(({ size }) => size === 0)
  if (blank) return `${blank.name} is empty.`
  const large = files.find(({ size }) => size > LARGEST)
  return large ? `${large.name} is larger than ${fileSize(LARGEST)}.` : null
}

function readingLabel(rowsRead: number, connection: Connection): string {
  if (connection === 'lost') return 'Waiting for the connection'
  return rowsRead > 0 ? `Reading, ${plural(rowsRead, 'row')} so far` : 'Reading the file'
}

/** Brings CSV files in: chosen or dropped, sent, read, and told about row by row. */
export function ImportPanel() {
  const { viewer, error, askAgain } = useViewer()
  const connection = useConnection()
  const { state, bring, reset } = useImport(viewer?.workspace?.id ?? null)
  const [files, setFiles] = useState<readonly File[]>([])
  const [name, setName] = useState('')
  const [over, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const id = useId()
  const problem = problemOf(files)
  const busy = state.step === 'sending' || state.step === 'reading'

  function take(list: FileList | null): void {
    const taken = [...(list ?? [])]
    const [first] = taken
    if (!first || busy) return
    reset()
    setFiles(taken)
    setName(nameFromFile(first.name))
  }

  return (
    <Card aria-labelledby={`${id}-title`} className="space-y-5 p-4 sm:p-6">
      <div>
        <h2 id={`${id}-title`} className="text-lg font-semibold">
          Bring a CSV
        </h2>
        <p className="mt-1 text-sm leading-relaxed text-muted">
          UTF-8, with names in the first line. Several files at once become the tables of one dataset.
        </p>
      </div>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (files.length > 0 && name.trim() !== '') bring(name.trim(), files)
        }}
      >
        <label
          htmlFor={`${id}-files`}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault()
            setOver(false)
            take(event.dataTransfer.files)
          }}
          className={`flex cursor-pointer flex-col items-center gap-2 rounded-xl border-2 border-dashed px-4 py-8 text-center text-sm focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent ${over ? 'border-accent bg-accent-soft' : 'border-line bg-paper hover:border-line-strong'}`}
        >
          <span className="text-accent">
            <Icon name="up" size={28} />
          </span>
          {files.length === 0 ? (
            <span>
              <span className="font-semibold text-accent underline underline-offset-4">Choose files</span> or drop them
              here
            </span>
          ) : (
            <span className="font-semibold">
              {files.map((file) => `${file.name} (${fileSize(file.size)})`).join(', ')}
            </span>
          )}
          <input
            ref={chooser}
            id={`${id}-files`}
            type="file"
            accept=".csv,text/csv"
            multiple
            className="sr-only"
            disabled={busy}
            onChange={(event) => take(event.target.files)}
          />
        </label>
        {files.length > 0 && state.step !== 'done' && (
          <div className="flex flex-wrap items-end gap-3">
            <label className="min-w-0 grow text-sm">
              <span className="mb-1 block text-muted">Name of the dataset</span>
              <input
                value={name}
                maxLength={100}
                required
                disabled={busy}
                onChange={(event) => setName(event.target.value)}
                className="h-10 w-full rounded-xl border border-line bg-paper px-3 text-base"
              />
            </label>
            <Button
              type="submit"
              look="primary"
              busy={busy}
              disabled={name.trim() === '' || !viewer || problem !== null}
            >
              Import
            </Button>
          </div>
        )}
      </form>
      {error && files.length > 0 && (
        <Notice tone="danger" title={errorMessage(error)} action={<Button onClick={askAgain}>Try again</Button>} />
      )}
      {problem !== null && <Notice tone="danger" title={problem} />}
      {state.step === 'sending' && <Progress label={`Sending ${state.fileName}`} value={state.sent} />}
      {state.step === 'reading' && <Progress label={readingLabel(state.rowsRead, connection)} value={null} />}
      {state.step === 'rejected' && <Rejection rejection={state.rejection} />}
      {state.step === 'failed' && <Notice tone="danger" title={state.message} />}
      {state.step === 'done' && (
        <Notice
          title={`${state.name} is here: ${plural(state.rowCount, 'row')}`}
          action={
            <>
              <Link
                autoFocus
                href={state.datasetId === null ? '/' : `/?dataset=${state.datasetId}`}
                className={buttonClass('primary')}
              >
                Ask about it
              </Link>
              <Button
                onClick={() => {
                  reset()
                  setFiles([])
                  if (chooser.current) chooser.current.value = ''
                }}
              >
                Bring another
              </Button>
            </>
          }
        />
      )}
    </Card>
  )
}
