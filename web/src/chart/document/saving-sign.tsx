import { useConnection } from '../../graphql/connection.js'
import { plural } from '../../ui/format.js'
import { Icon } from '../../ui/icon.js'
import { useSyncState } from './use-document.js'

/** Says quietly what is edited here and not yet saved, and that it is once it is. */
export function SavingSign({ chartId }: { readonly chartId: string }) {
  const { waiting, kept, saved } = useSyncState(chartId)
  const lost = useConnection() === 'lost'
  const words = waiting > 0 ? `${plural(waiting, 'change')} not yet saved` : saved ? 'Saved' : ''
  return (
    <p
      role="status"
      data-saving={waiting > 0 ? 'waiting' : saved ? 'saved' : 'nothing'}
      className="inline-flex min-h-6 items-center gap-1.5 text-sm text-muted"
    >
      {words !== '' && <Icon name={waiting > 0 ? 'pencil' : 'check'} size={16} />}
      {words}
      {waiting > 0 && kept && lost && ', kept in this browser until the connection is back'}
    </p>
  )
}
