import { useEffect, useMemo, useState } from 'react'
import { useMutation, useSubscription } from 'urql'
import type { ChartPresenceSubscription } from '../../graphql/generated/graphql.js'
import { LIMIT_HEADER } from '../../graphql/authorized-fetch.js'
import { useConnection } from '../../graphql/connection.js'
import { clientId } from '../client-id.js'
import { AnnouncePresence, ChartPresence } from './presence.documents.js'

export type Person = ChartPresenceSubscription['chartPresence'][number]

const EVERY_MS = 4_000
/** What others would hear later says nothing any more, and would only keep other requests waiting. */
const SOON = { fetchOptions: { headers: { [LIMIT_HEADER]: '9000' } } }

/** The part of the chart that holds the focus, by the `data-part` around it; null where none does. */
function useFocusedPart(): string | null {
  const [part, setPart] = useState<string | null>(null)
  useEffect(() => {
    const look = (): void => {
      const found = document.activeElement?.closest('[data-part]')
      setPart(found instanceof HTMLElement ? (found.dataset['part'] ?? null) : null)
    }
    document.addEventListener('focusin', look)
    document.addEventListener('focusout', look)
    return () => {
      document.removeEventListener('focusin', look)
      document.removeEventListener('focusout', look)
    }
  }, [])
  return part
}

/** Tells others that this window shows the chart, as long as it can be seen, and who else looks at it. */
export function usePresence(chartId: string | null): readonly Person[] {
  const selection = useFocusedPart()
  const [, announce] = useMutation(AnnouncePresence)
  useEffect(() => {
    if (chartId === null) return
    const say = (away: boolean): void => {
      void announce({ input: { chartId, clientId, selection, away } }, SOON)
    }
    const look = (): void => say(document.hidden)
    const timer = setInterval(() => {
      if (!document.hidden) say(false)
    }, EVERY_MS)
    look()
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [chartId, selection, announce])
  useEffect(() => {
    if (chartId === null) return
    return () => void announce({ input: { chartId, clientId, selection: null, away: true } }, SOON)
  }, [chartId, announce])
  const [{ data }] = useSubscription({
    query: ChartPresence,
    variables: { chartId: chartId ?? '' },
    pause: chartId === null,
  })
  const connection = useConnection()
  // Without a connection nobody says who is still there.
  return useMemo(
    () => (connection === 'lost' ? [] : (data?.chartPresence ?? []).filter((person) => person.clientId !== clientId)),
    [data, connection],
  )
}
