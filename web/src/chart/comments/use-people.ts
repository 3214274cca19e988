import { useEffect, useState } from 'react'
import { useQuery } from 'urql'
import { PeopleOfChart } from './comments.documents.js'
import type { Mentionable } from './draft.js'

const PAUSE_MS = 120

/** People of a chart's workspace whose names hold what is typed; none where nothing is (`search` null). */
export function usePeople(chartId: string, search: string | null): readonly Mentionable[] {
  const [settled, setSettled] = useState(search)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(search), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [search])
  const [{ data }] = useQuery({
    query: PeopleOfChart,
    variables: { chartId, search: (settled ?? '').trim() },
    pause: search === null || settled === null,
  })
  const found = data?.chart?.workspace?.members.edges
  // Who was found for fewer letters is among those for more. While these are looked up, the cache tells of a workspace without any.
  const [last, setLast] = useState(found)
  if (found && found !== last) setLast(found)
  if (search === null) return []
  const wanted = search.trim().toLowerCase()
  const people = (found ?? last ?? []).flatMap(({ node }) => (node.user ? [node.user] : []))
  return people.filter(({ name }) => name.toLowerCase().includes(wanted))
}
