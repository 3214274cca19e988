import type { VegaLiteSpec } from '@askchart/vocabulary'
import { useEffect, useRef, useState } from 'react'
import { useQuery } from 'urql'
import { useReturn } from '../graphql/connection.js'
import { Icon, isIconName } from '../ui/icon.js'
import { ChartThumbnail } from './chart.documents.js'
import { ChartView } from './chart-view.js'
import { markOf } from './marks.js'

/** True once the element has come near the screen. */
function useSeen(element: React.RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const target = element.current
    if (!target) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true)
      },
      { rootMargin: '200px' },
    )
    observer.observe(target)
    return () => {
      observer.disconnect()
    }
  }, [element])
  return seen
}

interface ThumbnailProps {
  readonly id: string
  readonly spec: VegaLiteSpec
  readonly version: number
}

/** Edits follow each other quickly while somebody is at it. */
const SETTLED_MS = 500

/** A chart in small, drawn once it is near the screen; its mark until then, and in words why it cannot be drawn any more. */
export function Thumbnail({ id, spec, version }: ThumbnailProps) {
  const frame = useRef<HTMLDivElement>(null)
  const seen = useSeen(frame)
  const [{ data }, refetch] = useQuery({ query: ChartThumbnail, variables: { id }, pause: !seen })
  useReturn(() => {
    if (seen) refetch({ requestPolicy: 'network-only' })
  })
  // An edit may have changed what is asked of the data.
  const drawn = useRef(version)
  useEffect(() => {
    if (!seen || drawn.current === version) return
    const timer = setTimeout(() => {
      drawn.current = version
      refetch({ requestPolicy: 'network-only' })
    }, SETTLED_MS)
    return () => clearTimeout(timer)
  }, [seen, version, refetch])
  const problem = data?.chart?.dataProblem
  const columns = data?.chart?.data?.columns
  const mark = markOf(spec) ?? 'bar'
  if (problem)
    return (
      <p className="flex h-26 items-center gap-3 overflow-hidden text-sm leading-snug text-danger">
        <Icon name="warning" /> <span className="min-w-0 wrap-anywhere">{problem.message}</span>
      </p>
    )
  return (
    <div ref={frame} aria-hidden="true" className="h-26 overflow-hidden">
      {columns ? (
        <ChartView compact spec={spec} columns={columns} label="" />
      ) : (
        <div className="grid h-full place-items-center text-line-strong">
          <Icon name={isIconName(mark) ? mark : 'bar'} size={40} />
        </div>
      )}
    </div>
  )
}
