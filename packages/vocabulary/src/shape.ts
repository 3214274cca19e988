import { queryLimits } from './query-limits.js'

/** Tells of one problem: where, and what is wrong, in words that go on from the path. */
export type Report = (path: string, message: string) => void
export type Check = (value: unknown, path: string, report: Report) => void
interface Shape {
  readonly required: Readonly<Record<string, Check>>
  readonly optional: Readonly<Record<string, Check>>
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const at = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

export const object =
  ({ required, optional }: Shape): Check =>
  (value, path, report) => {
    if (!isRecord(value)) {
      report(path, 'must be an object')
      return
    }
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(required, key) && !Object.hasOwn(optional, key)) report(at(path, key), 'is not known here')
    }
    for (const [key, check] of Object.entries(required)) {
      if (Object.hasOwn(value, key)) check(value[key], at(path, key), report)
      else report(at(path, key), 'is missing')
    }
    for (const [key, check] of Object.entries(optional)) {
      if (Object.hasOwn(value, key)) check(value[key], at(path, key), report)
    }
  }

export const list =
  (check: Check, max: number): Check =>
  (value, path, report) => {
    if (!Array.isArray(value)) report(path, 'must be a list')
    else if (value.length > max) report(path, `may hold at most ${max}, but holds ${value.length}`)
    else value.forEach((item, index) => check(item, `${path}[${index}]`, report))
  }

export const oneOf =
  (names: Readonly<Record<string, string>>): Check =>
  (value, path, report) => {
    if (typeof value !== 'string' || !Object.hasOwn(names, value)) {
      report(path, `must be one of ${Object.keys(names).join(', ')}`)
    }
  }

export const name: Check = (value, path, report) => {
  if (typeof value !== 'string' || value === '') report(path, 'must be a name')
  else if (value.length > queryLimits.nameLength) report(path, `may have at most ${queryLimits.nameLength} characters`)
}

export const number =
  (accepts: (value: number) => boolean, message: string): Check =>
  (value, path, report) => {
    if (typeof value !== 'number' || !accepts(value)) report(path, message)
  }
export const whole = (min: number, max: number): Check =>
  number(
    (value) => Number.isInteger(value) && value >= min && value <= max,
    `must be a whole number from ${min} to ${max}`,
  )

export const cell: Check = (value, path, report) => {
  if (typeof value === 'string') {
    if (value.length > queryLimits.textLength) report(path, `may have at most ${queryLimits.textLength} characters`)
  } else if (typeof value === 'number' ? !Number.isFinite(value) : typeof value !== 'boolean' && value !== null) {
    report(path, 'must be a text, a number, true, false or null')
  }
}
