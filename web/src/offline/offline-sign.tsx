import { useReturn } from '../graphql/connection.js'
import { Button } from '../ui/button.js'
import { Icon } from '../ui/icon.js'
import { QuietBar } from '../ui/quiet-bar.js'
import { lookForNewVersion, useNewVersion } from './new-version.js'
import { useReach } from './reach.js'

/** Says quietly, on every page, that the server cannot be reached, and that it has a newer client; nothing else. */
export function OfflineSign() {
  const reached = useReach()
  const newer = useNewVersion()
  useReturn(lookForNewVersion)
  return (
    <div role="status" data-reach={reached ? 'on' : 'off'}>
      {!reached && (
        <QuietBar>
          <Icon name="info" size={16} />
          <span className="min-w-0 flex-1">You are offline. Charts you opened before can be seen and edited.</span>
        </QuietBar>
      )}
      {reached && newer && (
        <QuietBar>
          <Icon name="info" size={16} />
          There is a newer version of Askchart.
          <Button look="quiet" className="px-2 py-0 underline" onClick={() => window.location.reload()}>
            Reload
          </Button>
        </QuietBar>
      )}
    </div>
  )
}
