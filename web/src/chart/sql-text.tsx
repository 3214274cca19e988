import { useRef, useState } from 'react'
import { Button } from '../ui/button.js'
import { copyShown } from '../ui/copy-shown.js'
import { Icon } from '../ui/icon.js'
import type { ShownChart } from './types.js'

const KEYWORDS =
  /\b(SELECT|FROM|WHERE|GROUP BY|ORDER BY|LIMIT|AS|AND|OR|NOT|IN|ON|LEFT|INNER|JOIN|ANY|HAVING|BETWEEN|IS|NULL|ASC|DESC|WITH|LIKE|ILIKE|INTERVAL|CASE|WHEN|THEN|ELSE|END|DISTINCT)\b/gi

/** The SQL that was run, its keywords told apart, with its parameters. */
export function SqlText({ sql }: { readonly sql: NonNullable<ShownChart['sql']> }) {
  const shown = useRef<HTMLElement>(null)
  const [copied, setCopied] = useState(false)
  const parts = sql.text.split(KEYWORDS)
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-2 text-sm text-muted">
        <p>The query that was run, in {sql.dialect}. Values travel apart from it, as parameters.</p>
        <Button
          look="quiet"
          icon={<Icon name={copied ? 'check' : 'code'} size={16} />}
          onClick={() => {
            if (shown.current) void copyShown(shown.current, sql.text).then(setCopied)
          }}
        >
          <span aria-live="polite">{copied ? 'Copied' : 'Copy the SQL'}</span>
        </Button>
      </div>
      <pre
        tabIndex={0}
        aria-label="SQL"
        className="overflow-x-auto rounded-xl border border-line bg-sunken p-4 font-mono text-[13px] leading-relaxed"
      >
        <code ref={shown}>
          {parts.map((part, index) =>
            index % 2 === 1 ? (
              <span key={index} className="font-semibold text-accent">
                {part}
              </span>
            ) : (
              part
            ),
          )}
        </code>
      </pre>
      {sql.parameters.length > 0 && (
        <dl className="flex flex-wrap gap-2 text-sm">
          <dt className="py-1 text-muted">Parameters</dt>
          {sql.parameters.map((value, index) => (
            <dd key={index} className="rounded-lg border border-line bg-sunken px-2.5 py-1 font-mono text-[13px]">
              {JSON.stringify(value)}
            </dd>
          ))}
        </dl>
      )}
    </div>
  )
}
