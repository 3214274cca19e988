import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { classNames } from './class-names.js'

interface Tab {
  readonly name: string
  readonly label: string
  readonly icon?: ReactNode
  readonly panel: ReactNode
}

/** Tabs after the ARIA pattern: arrows, Home and End move between them, one stop for the Tab key. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  const id = useId()
  const [chosen, choose] = useState(tabs[0]?.name)
  const list = useRef<HTMLDivElement>(null)

  function move(event: KeyboardEvent): void {
    const index = tabs.findIndex(({ name }) => name === chosen)
    const at = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: -1 }[event.key]
    const next = at === undefined ? undefined : tabs.at(at % tabs.length)
    if (!next) return
    event.preventDefault()
    choose(next.name)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.name}"]`)?.focus()
  }

  return (
    <div>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onKeyDown={move}
        className="flex gap-1 overflow-x-auto border-b border-line px-2 sm:px-4"
      >
        {tabs.map((tab) => (
          <button
            key={tab.name}
            type="button"
            role="tab"
            id={`${id}-${tab.name}`}
            data-tab={tab.name}
            aria-selected={tab.name === chosen}
            aria-controls={`${id}-${tab.name}-panel`}
            tabIndex={tab.name === chosen ? 0 : -1}
            onClick={() => {
              choose(tab.name)
            }}
            className={classNames(
              '-mb-px inline-flex min-h-11 items-center gap-2 border-b-2 px-3 text-sm font-semibold whitespace-nowrap outline-offset-[-3px]',
              tab.name === chosen ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink',
            )}
          >
            {tab.icon}
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.name}
          role="tabpanel"
          id={`${id}-${tab.name}-panel`}
          aria-labelledby={`${id}-${tab.name}`}
          hidden={tab.name !== chosen}
          className="p-4 sm:p-6"
        >
          {tab.name === chosen && tab.panel}
        </div>
      ))}
    </div>
  )
}
