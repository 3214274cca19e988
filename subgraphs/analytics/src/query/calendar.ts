import { type Calendar, DayOfWeek } from '@askchart/vocabulary'

/** A dataset's calendar, as dialects write it. */
export interface Days {
  /** Null for UTC, which times are kept in. */
  readonly zone: string | null
  /** 1 is Monday. */
  readonly firstDay: number
}

export const plainDays: Days = { zone: null, firstDay: 1 }

export const daysOf = ({ timeZone, firstDayOfWeek }: Calendar): Days => ({
  zone: timeZone === 'UTC' ? null : timeZone,
  firstDay: Object.keys(DayOfWeek).indexOf(firstDayOfWeek) + 1,
})
