/** A day of the week, or a kind of them. */
const DAY = /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|workdays?|weekdays?)$/

export const isWeekday = (lower: string): boolean => DAY.test(lower)
