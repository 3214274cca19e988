import type { ReactNode } from 'react'
import { Icon } from './icon.js'
import { classNames } from './class-names.js'

interface NoticeProps {
  readonly tone?: 'plain' | 'danger'
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** Something to know, in words, and what can be done about it. */
export function Notice({ tone = 'plain', title, children, action }: NoticeProps) {
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={classNames(
        'flex gap-3 rounded-2xl border p-4 sm:p-5',
        tone === 'danger' ? 'border-danger/40 bg-danger-soft' : 'border-line bg-surface',
      )}
    >
      <span className={classNames('mt-0.5', tone === 'danger' ? 'text-danger' : 'text-accent')}>
        <Icon name={tone === 'danger' ? 'warning' : 'info'} />
      </span>
      <div className="min-w-0 grow space-y-2">
        <p className="font-semibold">{title}</p>
        {children !== undefined && <div className="space-y-3 text-sm leading-relaxed text-muted">{children}</div>}
        {action !== undefined && <div className="flex flex-wrap gap-2 pt-1">{action}</div>}
      </div>
    </div>
  )
}
