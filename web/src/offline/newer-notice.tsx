import { Button } from '../ui/button.js'
import { Notice } from '../ui/notice.js'

/** In the place of a part of the client that is not on the server any more, as that has a newer build. */
export function NewerNotice() {
  return (
    <Notice
      title="There is a newer version of Askchart"
      action={<Button onClick={() => window.location.reload()}>Reload the page</Button>}
    >
      This part of the page was replaced by it. Edits that are not yet saved are kept.
    </Notice>
  )
}
