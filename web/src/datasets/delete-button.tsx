import { useState } from 'react'
import { useMutation } from 'urql'
import { useLocation } from 'wouter'
import { errorMessage } from '../graphql/error-message.js'
import { Button } from '../ui/button.js'
import { ConfirmDialog } from '../ui/confirm-dialog.js'
import { Icon } from '../ui/icon.js'
import { Notice } from '../ui/notice.js'
import { DeleteDataset } from './datasets.documents.js'

/** Deletes a dataset once that is confirmed, and goes back to the others. */
export function DeleteButton({ dataset }: { readonly dataset: { readonly id: string; readonly name: string } }) {
  const [asking, setAsking] = useState(false)
  const [removal, remove] = useMutation(DeleteDataset)
  const [, navigate] = useLocation()
  return (
    <>
      <Button look="danger" icon={<Icon name="trash" size={16} />} onClick={() => setAsking(true)}>
        Delete
      </Button>
      {removal.error && <Notice tone="danger" title={errorMessage(removal.error)} />}
      {asking && (
        <ConfirmDialog
          title={`Delete ${dataset.name}?`}
          text="Its rows will be gone, and charts made from it will have nothing to draw."
          action="Delete the dataset"
          busy={removal.fetching}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            void remove({ id: dataset.id }).then(({ error }) => {
              setAsking(false)
              if (!error) navigate('/datasets')
            })
          }}
        />
      )}
    </>
  )
}
