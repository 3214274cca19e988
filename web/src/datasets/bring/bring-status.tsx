import { useState } from 'react'
import { Link } from 'wouter'
import { type Connection, useConnection } from '../../graphql/connection.js'
import { Button, buttonClass } from '../../ui/button.js'
import { plural } from '../../ui/format.js'
import { Notice } from '../../ui/notice.js'
import { Progress } from '../../ui/progress.js'
import { useBringing } from './bring-context.js'
import { type BringState, isUnderWay, type Skipped } from './bring-state.js'
import { Rejection } from './rejection.js'

type Reading = Extract<BringState, { step: 'reading' }>

/** All rows are there; what is in the columns is still counted, which takes a while where there are many. */
const isRead = ({ rowsRead, rowsTotal }: Pick<Reading, 'rowsRead' | 'rowsTotal'>): boolean =>
  rowsTotal !== null && rowsTotal > 0 && rowsRead >= rowsTotal

function readingLabel({ rowsRead, rowsTotal }: Reading, connection: Connection): string {
  if (connection === 'lost') return 'Waiting for the connection'
  if (isRead({ rowsRead, rowsTotal })) return `${plural(rowsRead, 'row')} read, looking into the columns`
  if (rowsTotal !== null) return `Reading, ${plural(rowsRead, 'row')} of ${plural(rowsTotal, 'row')}`
  return rowsRead > 0 ? `Reading, ${plural(rowsRead, 'row')} so far` : 'Reading the file'
}

function LeftOut({ skipped }: { readonly skipped: Skipped }) {
  return (
    <p>
      {plural(skipped.lines, 'line')} could not be read and {skipped.lines === 1 ? 'was' : 'were'} left out.{' '}
      {skipped.url !== null && (
        <a href={skipped.url} download className="font-semibold text-accent underline underline-offset-4">
          Download {skipped.held < skipped.lines ? `the first ${plural(skipped.held, 'line')}` : 'what was left out'}
        </a>
      )}
    </p>
  )
}

/** How bringing files in goes: what is sent and read by now, what is wrong with it, what came of it. */
export function BringStatus() {
  const { state, wanted, bring, bringWithout, cancel, reset } = useBringing()
  const connection = useConnection()
  const [problem, setProblem] = useState<string | null>(null)
  if (state.step === 'idle') return null
  return (
    <div className="space-y-3" data-bringing={state.step}>
      {state.step === 'sending' && <Progress label={`Sending ${state.fileName}`} value={state.sent} />}
      {state.step === 'reading' && (
        <Progress
          label={readingLabel(state, connection)}
          value={
            state.rowsTotal === null || state.rowsTotal === 0 || isRead(state) ? null : state.rowsRead / state.rowsTotal
          }
        />
      )}
      {isUnderWay(state) && (
        <div className="flex flex-wrap items-center gap-3">
          <Button onClick={() => void cancel().then(setProblem)}>Cancel</Button>
          {problem !== null && (
            <p role="alert" className="text-sm text-danger">
              {problem}
            </p>
          )}
        </div>
      )}
      {state.step === 'rejected' && (
        <Rejection
          rejection={state.rejection}
          onSkip={bringWithout}
          onClose={reset}
          wanted={wanted}
          onFiles={(files) => {
            if (wanted && 'table' in wanted) {
              const { written, replaces, columnTypes, told } = wanted
              bring({ files, written, replaces, columnTypes, told })
            }
          }}
        />
      )}
      {state.step === 'failed' && (
        <Notice tone="danger" title={state.message} action={<Button onClick={reset}>Close</Button>} />
      )}
      {state.step === 'cancelled' && (
        <Notice title="Cancelled: nothing was imported" action={<Button onClick={reset}>Close</Button>} />
      )}
      {state.step === 'done' && (
        <Notice
          title={`${state.name} is ${wanted !== null && 'table' in wanted ? 'read again' : 'here'}: ${plural(state.rowCount, 'row')}`}
          action={
            <>
              {state.datasetId !== null && wanted?.replaces == null && (
                <Link href={`/datasets/${state.datasetId}`} className={buttonClass('plain')}>
                  See what is in it
                </Link>
              )}
              <Button look="quiet" onClick={reset}>
                Close
              </Button>
            </>
          }
        >
          {state.skipped && <LeftOut skipped={state.skipped} />}
        </Notice>
      )}
    </div>
  )
}
