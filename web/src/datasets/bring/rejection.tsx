import type { RejectionPartsFragment } from '../../graphql/generated/graphql.js'
import { Button } from '../../ui/button.js'
import { Notice } from '../../ui/notice.js'
import { FileChooser } from './file-chooser.js'
import type { Wanted } from './wanted.js'

interface RejectionProps {
  readonly rejection: RejectionPartsFragment
  readonly wanted: Wanted | null
  readonly onSkip: () => void
  /** Takes the files that the server does not keep any more. */
  readonly onFiles: (files: readonly File[]) => void
  readonly onClose: () => void
}

/** Why a file was not imported, where in it to look, and what can be done. */
export function Rejection({ rejection, wanted, onSkip, onFiles, onClose }: RejectionProps) {
  const { message, file, line, column, sample, canSkip, needsUpload } = rejection
  const places = [
    ['File', file],
    ['Line', line === null ? null : String(line)],
    ['Column', column],
  ].filter(([, value]) => value !== null)
  return (
    <Notice
      tone="danger"
      title={message}
      action={
        <>
          {canSkip && <Button onClick={onSkip}>Leave such lines out and import the rest</Button>}
          <Button look="quiet" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      {places.length > 0 && (
        <dl className="flex flex-wrap gap-x-6 gap-y-1">
          {places.map(([name, value]) => (
            <div key={name} className="flex gap-2">
              <dt>{name}</dt>
              <dd className="font-semibold text-ink">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {sample !== null && (
        <pre
          className="overflow-x-auto rounded-lg border border-line bg-surface p-3 font-mono text-xs text-ink"
          tabIndex={0}
        >
          {sample}
        </pre>
      )}
      <p>
        {wanted?.replaces == null ? 'Nothing was imported.' : 'The rows from before are still there.'}{' '}
        {!needsUpload && (
          <>
            {wanted !== null && 'table' in wanted ? 'Have it read in another way' : 'Mend the file and bring it again'}
            {canSkip && ', or go on without what cannot be read: it is counted, and can be downloaded'}.
          </>
        )}
      </p>
      {needsUpload && (
        <FileChooser onFiles={onFiles}>that this dataset was brought from, all of them together</FileChooser>
      )}
    </Notice>
  )
}
