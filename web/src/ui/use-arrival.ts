import { type RefObject, useEffect, useRef } from 'react'

/** Going to another page puts the focus on its content and its top in view, as a page load would. */
export function useArrival(location: string): RefObject<HTMLElement | null> {
  const content = useRef<HTMLElement>(null)
  const before = useRef(location)
  useEffect(() => {
    if (before.current === location) return
    before.current = location
    window.scrollTo({ top: 0 })
    // A page that has put the focus where it is needed knows better.
    if (content.current?.contains(document.activeElement) !== true) content.current?.focus({ preventScroll: true })
  }, [location])
  return content
}
