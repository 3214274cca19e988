import type { RejectionPartsFragment } from '../../graphql/generated/graphql.js'
import { Button } from '../../ui/button.js'
import { Notice } from '../../ui/notice.js'

interface RejectionProps {
  readonly rejection: RejectionPartsFragment
  /** True where rows that are there were to be replaced. */
  readonly replaces: boolean
  readonly onSkip: () => void
  readonly onClose: () => void
}

/** Why a file was not imported, where in it to look, and what can be done. */
export function Rejection({ rejection, replaces, onSkip, onClose }: RejectionProps) {
  const { message, file, line, column, sample, canSkip } = rejection
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
        {replaces ? 'The rows from before are still there.' : 'Nothing was imported.'} Mend the file and bring it again
        {canSkip && ', or go on without what cannot be read: it is counted, and can be downloaded'}.
      </p>
    </Notice>
  )
}
