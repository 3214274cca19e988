import { useState } from 'react'
import { Button } from '../../ui/button.js'
import { Icon } from '../../ui/icon.js'
import { ShareDialog } from './share-dialog.js'

/** Opens the links of a chart. */
export function ShareButton({ chartId }: { readonly chartId: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<Icon name="link" size={16} />} onClick={() => setOpen(true)}>
        Share
      </Button>
      {open && <ShareDialog chartId={chartId} onClose={() => setOpen(false)} />}
    </>
  )
}
