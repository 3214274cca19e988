import { useSubscription } from 'urql'
import { ChartDataChanged } from './chart.documents.js'

/** Whenever the data of one of these charts was replaced, whatever shows it asks for it anew: see the cache. */
export function useDataChanges(chartIds: readonly string[]): void {
  useSubscription({
    query: ChartDataChanged,
    variables: { chartIds: [...chartIds] },
    pause: chartIds.length === 0,
  })
}
