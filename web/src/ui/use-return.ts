import { type RefObject, useCallback, useEffect, useRef } from 'react'

/**
 * For what gives way to a form: once that is closed by the second function, the focus is back on what the ref is of, rather
 * than lost with what it was on.
 */
export function useReturn<Element extends HTMLElement>(
  away: boolean,
): readonly [RefObject<Element | null>, () => void] {
  const from = useRef<Element>(null)
  const back = useRef(false)
  useEffect(() => {
    if (away || !back.current) return
    back.current = false
    from.current?.focus()
  }, [away])
  const comeBack = useCallback(() => {
    back.current = true
  }, [])
  return [from, comeBack]
}
