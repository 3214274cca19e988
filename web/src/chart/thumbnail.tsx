import type { VegaLiteSpec } from '@askchart/vocabulary'
import { useEffect, useRef, useState } from 'react'
import { useQuery } from 'urql'
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

/** A chart in small, drawn once it is near the screen; its mark until then, and where its data cannot be had. */
export function Thumbnail({ id, spec }: { readonly id: string; readonly spec: VegaLiteSpec }) {
  const frame = useRef<HTMLDivElement>(null)
  const seen = useSeen(frame)
  const [{ data }] = useQuery({ query: ChartThumbnail, variables: { id }, pause: !seen })
  const columns = data?.chart?.data?.columns
  const mark = markOf(spec) ?? 'bar'
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
