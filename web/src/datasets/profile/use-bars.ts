import { useEffect, useState } from 'react'
import { type Client, useClient } from 'urql'
import { errorMessage } from '../../graphql/error-message.js'
import { ProfileRows } from '../dataset.documents.js'
import { type Bar, barsOf } from './bars.js'
import type { Plan } from './plan.js'
import { createPool } from './pool.js'

/** What is known of a column's bars by now. */
export type BarsState =
  | { readonly step: 'loading' }
  | { readonly step: 'there'; readonly bars: readonly Bar[] }
  | { readonly step: 'failed'; readonly message: string }

/** A page of profiles leaves room for what else is asked meanwhile. */
const inTurn = createPool(3)

async function askFor(client: Client, datasetId: string, plan: Plan): Promise<BarsState> {
  const { data, error } = await client.query(ProfileRows, { input: { datasetId, ...plan.query } })
  if (error) return { step: 'failed', message: errorMessage(error) }
  const result = data?.runQuery
  if (result?.__typename !== 'QueryData') return { step: 'failed', message: result?.message ?? 'No answer came.' }
  const [values, rows] = result.data.columns
  return { step: 'there', bars: barsOf(plan, { values: values?.values ?? [], rows: rows?.values ?? [] }) }
}

/** Counts the rows of a column once it is shown, a few columns at once; again when the dataset's version grows. */
export function useBars(datasetId: string, version: number, plan: Plan | null): BarsState {
  const client = useClient()
  const [state, setState] = useState<BarsState>({ step: 'loading' })
  const query = JSON.stringify(plan)
  useEffect(() => {
    if (plan === null) return
    let wanted = true
    void inTurn(() =>
      wanted ? askFor(client, datasetId, plan) : Promise.resolve<BarsState>({ step: 'loading' }),
    ).then((next) => {
      if (wanted) setState(next)
    })
    return () => {
      wanted = false
    }
    // The plan is the same as long as it says the same.
  }, [client, datasetId, version, query])
  return state
}
