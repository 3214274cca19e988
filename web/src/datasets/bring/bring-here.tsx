import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { useBringing } from './bring-context.js'
import { isUnderWay } from './bring-state.js'
import { DropAnywhere } from './drop-anywhere.js'

/** Lets files be dropped on a page, and leads to asking about them once they are in. */
export function BringHere() {
  const { state, wanted, bring } = useBringing()
  const [, navigate] = useLocation()
  const arrived = state.step === 'done' && wanted?.replaces === null ? state.datasetId : null
  // Only who waits for it is led there: one that was there already when the page opened was seen.
  const before = useRef(arrived)
  useEffect(() => {
    if (arrived === before.current) return
    before.current = arrived
    if (arrived !== null) navigate(`/?dataset=${arrived}`)
  }, [arrived, navigate])
  return (
    <DropAnywhere
      label={isUnderWay(state) ? 'Other files are on their way in' : 'Drop to ask about it'}
      onFiles={(files) => {
        if (!isUnderWay(state)) bring({ files, replaces: null, columnTypes: [], told: 'beside files' })
      }}
    />
  )
}
