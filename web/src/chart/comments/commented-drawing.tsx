import { writeAnchor } from '@askchart/vocabulary'
import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { classNames } from '../../ui/class-names.js'
import { plural } from '../../ui/format.js'
import { type AnchoredChart, anchorWords } from './anchors.js'
import { anchorAt, badgeAt, type Place, placeOf } from './drawn-parts.js'

interface CommentedDrawingProps {
  readonly chart: AnchoredChart
  /** How many open threads there are, by what they are about. */
  readonly counts: ReadonlyMap<string, number>
  /** What stands out; null for nothing. */
  readonly looked: string | null
  /** Called with what is clicked; null while clicks are not for comments. */
  readonly onPoint: ((anchor: string) => void) | null
  readonly onOpen: (anchor: string) => void
  /** The drawn chart. */
  readonly children: ReactNode
}

/** Grows whenever the chart below an element is drawn anew, or moves within it. */
function useRedrawn(frame: React.RefObject<HTMLElement | null>): number {
  const [count, setCount] = useState(0)
  useEffect(() => {
    const drawing = frame.current?.querySelector('[data-chart]')
    if (!drawing) return
    const look = (): void => setCount((before) => before + 1)
    const mutations = new MutationObserver(look)
    mutations.observe(drawing, { childList: true, attributes: true })
    const sizes = new ResizeObserver(look)
    sizes.observe(drawing)
    drawing.addEventListener('scroll', look)
    return () => {
      mutations.disconnect()
      sizes.disconnect()
      drawing.removeEventListener('scroll', look)
    }
  }, [frame])
  return count
}

/** A chart whose marks and axes can be pointed at, with the count of threads at each that has some. */
export function CommentedDrawing({ chart, counts, looked, onPoint, onOpen, children }: CommentedDrawingProps) {
  const frame = useRef<HTMLDivElement>(null)
  const drawn = useRedrawn(frame)
  const [places, setPlaces] = useState<ReadonlyMap<string, Place>>(new Map())
  const wanted = [...new Set([...counts.keys(), ...(looked === null ? [] : [looked])])].join('\n')

  useEffect(() => {
    const element = frame.current
    if (!element) return
    const found =
      wanted === '' ? [] : wanted.split('\n').map((anchor) => [anchor, placeOf(element, anchor, chart)] as const)
    setPlaces(new Map(found.flatMap(([anchor, place]) => (place ? [[anchor, place] as const] : []))))
  }, [wanted, chart, drawn])

  const point = (event: MouseEvent): void => {
    const anchor = event.target instanceof Element ? anchorAt(event.target, chart) : null
    if (anchor) onPoint?.(writeAnchor(anchor))
  }
  const highlighted = looked === null ? undefined : places.get(looked)
  return (
    <div
      ref={frame}
      data-pointing={onPoint !== null}
      onClick={onPoint ? point : undefined}
      className={classNames(
        'relative',
        onPoint &&
          '[&_.role-axis-title]:pointer-events-auto [&_.role-axis-title]:cursor-pointer [&_.role-mark>*]:cursor-pointer',
      )}
    >
      {children}
      {highlighted && <Outline place={highlighted} />}
      {[...counts].map(([anchor, count]) => {
        const place = places.get(anchor)
        return (
          place && (
            <Badge
              key={anchor}
              place={badgeAt(anchor, place)}
              count={count}
              label={`${plural(count, 'thread')} on ${anchorWords(anchor, chart).words}`}
              onOpen={() => onOpen(anchor)}
            />
          )
        )
      })}
    </div>
  )
}

function Outline({ place: { left, top, width, height } }: { readonly place: Place }) {
  return (
    <span
      aria-hidden="true"
      data-looked
      style={{ left: left - 4, top: top - 4, width: width + 8, height: height + 8 }}
      className="pointer-events-none absolute rounded-lg ring-3 ring-accent"
    />
  )
}

interface BadgeProps {
  readonly place: Pick<Place, 'left' | 'top'>
  readonly count: number
  readonly label: string
  readonly onOpen: () => void
}

function Badge({ place, count, label, onOpen }: BadgeProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      data-comment-count={count}
      onClick={(event) => {
        event.stopPropagation()
        onOpen()
      }}
      style={place}
      className="absolute grid size-6 place-items-center rounded-full rounded-bl-none border border-surface bg-accent text-xs font-semibold text-on-accent tabular-nums"
    >
      {count}
    </button>
  )
}
