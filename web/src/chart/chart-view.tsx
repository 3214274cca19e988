import type { DataColumn, VegaLiteSpec } from '@askchart/vocabulary'
import { useEffect, useRef, useState } from 'react'
import { useNewVersion } from '../offline/new-version.js'
import { NewerNotice } from '../offline/newer-notice.js'
import { classNames } from '../ui/class-names.js'
import { Notice } from '../ui/notice.js'
import { Skeleton } from '../ui/skeleton.js'
import { useTheme } from '../ui/theme.js'
import { coloursAt } from './chart-theme.js'

interface ChartViewProps {
  readonly spec: VegaLiteSpec
  readonly columns: readonly DataColumn[]
  /** What a screen reader says the chart shows. */
  readonly label: string
  readonly compact?: boolean
}

/** The width of an element, in whole CSS pixels; 0 until it is known. */
function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const target = element.current
    if (!target) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width))
    })
    observer.observe(target)
    return () => {
      observer.disconnect()
    }
  }, [element])
  return width
}

/** Draws a chart as wide as its place; redraws when the chart, the theme or the width changes, without going blank. */
export function ChartView({ spec, columns, label, compact = false }: ChartViewProps) {
  const frame = useRef<HTMLDivElement>(null)
  const theme = useTheme()
  const width = useWidth(frame)
  const newer = useNewVersion()
  const [state, setState] = useState<'waiting' | 'drawn' | 'failed'>('waiting')

  useEffect(() => {
    const element = frame.current
    if (!element || width === 0) return
    let gone = false
    let release = (): void => undefined
    void import('./draw.js')
      .then(({ draw }) => draw({ spec, columns, colours: coloursAt(element), width, compact, label }))
      .then(
        (drawn) => {
          if (gone) {
            drawn.release()
            return
          }
          release = drawn.release
          element.replaceChildren(drawn.element)
          setState('drawn')
        },
        () => {
          if (!gone) setState('failed')
        },
      )
    return () => {
      gone = true
      release()
    }
  }, [spec, columns, theme, width, compact, label])

  return (
    <div
      className={classNames('relative', compact && 'h-26 overflow-hidden', !compact && state !== 'drawn' && 'min-h-64')}
    >
      {state === 'waiting' && <Skeleton className="absolute inset-0" />}
      {state === 'failed' && !compact && newer && <NewerNotice />}
      {state === 'failed' && !compact && !newer && (
        <Notice tone="danger" title="This chart cannot be drawn">
          Its data and its SQL are below. Choose another mark, or ask the question again.
        </Notice>
      )}
      <div
        ref={frame}
        data-chart={state}
        className={
          state === 'failed' ? 'invisible h-0' : 'w-full overflow-x-auto overflow-y-hidden [contain:inline-size]'
        }
      />
    </div>
  )
}
