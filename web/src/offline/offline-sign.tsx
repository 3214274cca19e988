import { useReturn } from '../graphql/connection.js'
import { Button } from '../ui/button.js'
import { Icon } from '../ui/icon.js'
import { lookForNewVersion, useNewVersion } from './new-version.js'
import { useReach } from './reach.js'

/** Says quietly, on every page, that the server cannot be reached, and that it has a newer client; nothing else. */
export function OfflineSign() {
  const reached = useReach()
  const newer = useNewVersion()
  useReturn(lookForNewVersion)
  return (
    <div
      role="status"
      data-reach={reached ? 'on' : 'off'}
      className="border-b border-line bg-sunken text-sm text-muted empty:hidden"
    >
      {!reached && (
        <p className="mx-auto flex max-w-[96rem] items-center gap-2 px-4 py-2 sm:px-6">
          <Icon name="info" size={16} />
          <span>You are offline. Charts you opened before can be seen and edited.</span>
        </p>
      )}
      {reached && newer && (
        <p className="mx-auto flex max-w-[96rem] flex-wrap items-center gap-x-3 px-4 py-1 sm:px-6">
          <span>There is a newer version of Askchart.</span>
          <Button look="quiet" className="underline" onClick={() => window.location.reload()}>
            Reload
          </Button>
        </p>
      )}
    </div>
  )
}
