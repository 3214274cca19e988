import { useId, useState } from 'react'
import { useLocation } from 'wouter'
import { Button } from '../../ui/button.js'
import { Card } from '../../ui/card.js'
import { Icon } from '../../ui/icon.js'
import { useReturn } from '../../ui/use-return.js'
import { ConnectForm } from './connect-form.js'

/** Connects a live database; what is there afterwards is shown at once. */
export function ConnectPanel() {
  const [open, setOpen] = useState(false)
  const [connect, comeBack] = useReturn<HTMLButtonElement>(open)
  const [, navigate] = useLocation()
  const id = useId()
  return (
    <Card aria-labelledby={id} className="space-y-4 p-4 sm:p-6">
      <div>
        <h2 id={id} className="text-lg font-semibold">
          Connect a database
        </h2>
        <p className="mt-1 text-sm leading-relaxed text-muted">
          PostgreSQL or ClickHouse. Its rows stay where they are; they are only ever read.
        </p>
      </div>
      {open ? (
        <ConnectForm
          dataset={null}
          onConnected={({ id: dataset }) => navigate(`/datasets/${dataset}`)}
          onClose={() => {
            comeBack()
            setOpen(false)
          }}
        />
      ) : (
        <Button ref={connect} icon={<Icon name="data" size={16} />} onClick={() => setOpen(true)}>
          Connect
        </Button>
      )}
    </Card>
  )
}
