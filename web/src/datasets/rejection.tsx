import type { RejectionPartsFragment } from '../graphql/generated/graphql.js'
import { Notice } from '../ui/notice.js'

/** Why a file was not imported, and where in it to look. */
export function Rejection({ rejection }: { readonly rejection: RejectionPartsFragment }) {
  const { message, file, line, column, sample } = rejection
  const places = [
    ['File', file],
    ['Line', line === null ? null : String(line)],
    ['Column', column],
  ].filter(([, value]) => value !== null)
  return (
    <Notice tone="danger" title={message}>
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
      <p>Nothing was imported. Mend the file and bring it again.</p>
    </Notice>
  )
}
