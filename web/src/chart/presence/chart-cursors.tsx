import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { nameOf } from './present-people.js'
import { usePeopleAt } from './spot.js'
import type { Person } from './use-presence.js'

/** A part of the drawing that somebody is at, in CSS pixels of its frame. */
interface Outline {
  readonly person: Person
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** What of a drawing a path of the chart is about: an axis, the legend, or the marks. */
export function drawnPartOf(selection: string): string | null {
  const axis = /^\/spec\/encoding\/([xy])(\/|$)/.exec(selection)?.[1]
  if (axis !== undefined) return `[aria-roledescription="axis"][aria-label^="${axis.toUpperCase()}-axis"]`
  if (/^\/spec\/encoding\/color\/legend(\/|$)/.test(selection)) return '[aria-roledescription="legend"]'
  return /^\/spec\/(mark|encoding|labels|annotations)(\/|$)/.test(selection)
    ? 'g.role-frame > g > path.background'
    : null
}

const ROOM = 4

function outlineOf(frame: HTMLElement, person: Person): readonly Outline[] {
  const selector = drawnPartOf(person.selection ?? '')
  const drawn = selector === null ? null : frame.querySelector(selector)
  if (!drawn) return []
  const [outer, inner] = [frame.getBoundingClientRect(), drawn.getBoundingClientRect()]
  return [
    {
      person,
      left: inner.left - outer.left - ROOM,
      top: inner.top - outer.top - ROOM,
      width: inner.width + 2 * ROOM,
      height: inner.height + 2 * ROOM,
    },
  ]
}

const same = (a: readonly Outline[], b: readonly Outline[]): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Marks on a chart what others are at: the axis, the legend or the marks, in their colour and with their name. */
export function ChartCursors({ children }: { readonly children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null)
  const people = usePeopleAt('/spec')
  const [outlines, setOutlines] = useState<readonly Outline[]>([])
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const look = (): void => {
      const next = people.flatMap((person) => outlineOf(element, person))
      setOutlines((last) => (same(last, next) ? last : next))
    }
    look()
    if (people.length === 0) return
    const drawn = new MutationObserver(look)
    drawn.observe(element, { childList: true, subtree: true, attributes: true, attributeFilter: ['transform', 'd'] })
    const sized = new ResizeObserver(look)
    sized.observe(element)
    return () => {
      drawn.disconnect()
      sized.disconnect()
    }
  }, [people])
  return (
    <div className="relative">
      <div ref={frame}>{children}</div>
      {outlines.map(({ person, ...box }) => (
        <span
          key={person.clientId}
          aria-hidden="true"
          data-cursor={person.selection}
          className="pointer-events-none absolute rounded-md"
          style={{ ...box, outline: `2px solid ${person.color}` }}
        >
          <span
            className="absolute -top-4 left-0 max-w-40 truncate rounded-md px-1.5 py-0.5 text-[11px] leading-none font-semibold text-white"
            style={{ background: person.color }}
          >
            {nameOf(person)}
          </span>
        </span>
      ))}
    </div>
  )
}
