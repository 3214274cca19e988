import type { PreparedDataset } from '../types.js'

/** The last day that the data has, at most today: what "in March" is meant from. */
export function latestDay({ columns }: PreparedDataset, today: string): string {
  let latest = ''
  for (const { isTime, profile } of columns.values()) {
    const day = isTime && typeof profile.maximum === 'string' ? profile.maximum.slice(0, 10) : ''
    if (day > latest) latest = day
  }
  return latest === '' || latest > today ? today : latest
}
