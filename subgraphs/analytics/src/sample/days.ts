const DAY_MS = 86_400_000

/** The calendar day of a moment, in UTC. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)

export const shiftDays = (day: string, by: number): string =>
  dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY_MS))

/** Every day from the first to the last, both included; none where the last comes before. */
export function daysBetween(first: string, last: string): readonly string[] {
  const days: string[] = []
  for (let day = first; day <= last; day = shiftDays(day, 1)) days.push(day)
  return days
}

/** The first of three years that end with this day. */
export function threeYearsTo(last: string): string {
  const start = new Date(`${shiftDays(last, 1)}T00:00:00Z`)
  start.setUTCFullYear(start.getUTCFullYear() - 3)
  return dayOf(start)
}
