import { useId, useState } from 'react'
import { useMutation } from 'urql'
import { errorMessage } from '../../graphql/error-message.js'
import { Button } from '../../ui/button.js'
import { Card } from '../../ui/card.js'
import { Icon } from '../../ui/icon.js'
import { Notice } from '../../ui/notice.js'
import { useReturn } from '../../ui/use-return.js'
import { ConnectForm } from './connect-form.js'
import { RefreshDatabase } from './connect.documents.js'
import { Notes } from './notes.js'

interface LivePanelProps {
  readonly dataset: { readonly id: string; readonly name: string; readonly kind: 'POSTGRES' | 'CLICKHOUSE' }
}

/** The connection of a live dataset: its tables are read again after they changed, or at another address. */
export function LivePanel({ dataset }: LivePanelProps) {
  const [{ data, error, fetching }, refresh] = useMutation(RefreshDatabase)
  const [moving, setMoving] = useState(false)
  const [moved, setMoved] = useState<readonly string[] | null>(null)
  const [move, comeBack] = useReturn<HTMLButtonElement>(moving)
  const id = useId()
  const result = data?.refreshDatabase
  const close = (): void => {
    comeBack()
    setMoving(false)
  }
  return (
    <Card aria-labelledby={id} className="space-y-4 p-4 sm:p-6">
      <div>
        <h2 id={id} className="text-xl font-semibold">
          Connection
        </h2>
        <p className="mt-1 text-sm leading-relaxed text-muted">
          Questions are answered there, and only ever read. Its address and password are kept encrypted and not shown.
        </p>
      </div>
      {moving ? (
        <ConnectForm
          dataset={dataset}
          onConnected={({ notes }) => {
            setMoved(notes)
            close()
          }}
          onClose={close}
        />
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button
            busy={fetching}
            icon={<Icon name="redo" size={16} />}
            onClick={() => {
              setMoved(null)
              void refresh({ datasetId: dataset.id })
            }}
          >
            Read its tables again
          </Button>
          <Button
            ref={move}
            icon={<Icon name="pencil" size={16} />}
            onClick={() => {
              setMoved(null)
              setMoving(true)
            }}
          >
            Change its address
          </Button>
        </div>
      )}
      {moved !== null && (
        <Notice title="It is read from there now">{moved.length > 0 && <Notes notes={moved} />}</Notice>
      )}
      {error && <Notice tone="danger" title={errorMessage(error)} />}
      {result?.__typename === 'ConnectionRefused' && <Notice tone="danger" title={result.message} />}
      {moved === null && !moving && result?.__typename === 'DatabaseConnected' && (
        <Notice title="Its tables were read again">{result.notes.length > 0 && <Notes notes={result.notes} />}</Notice>
      )}
    </Card>
  )
}
