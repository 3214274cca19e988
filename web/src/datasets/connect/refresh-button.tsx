import { useMutation } from 'urql'
import { errorMessage } from '../../graphql/error-message.js'
import { Button } from '../../ui/button.js'
import { Icon } from '../../ui/icon.js'
import { Notice } from '../../ui/notice.js'
import { RefreshDatabase } from './connect.documents.js'
import { Notes } from './notes.js'

/** Reads the tables of a live database again, after its schema changed. */
export function RefreshButton({ datasetId }: { readonly datasetId: string }) {
  const [{ data, error, fetching }, refresh] = useMutation(RefreshDatabase)
  const result = data?.refreshDatabase
  return (
    <div className="space-y-3">
      <Button busy={fetching} icon={<Icon name="redo" size={16} />} onClick={() => void refresh({ datasetId })}>
        Read its tables again
      </Button>
      {error && <Notice tone="danger" title={errorMessage(error)} />}
      {result?.__typename === 'ConnectionRefused' && <Notice tone="danger" title={result.message} />}
      {result?.__typename === 'DatabaseConnected' && (
        <Notice title="Its tables were read again">{result.notes.length > 0 && <Notes notes={result.notes} />}</Notice>
      )}
    </div>
  )
}
