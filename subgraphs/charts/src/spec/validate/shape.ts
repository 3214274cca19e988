/** A small language of shapes for the restricted spec: each check says what is wrong, and where, as a JSON pointer. */

export interface SpecIssue {
  /** JSON pointer, such as /encoding/x/sort; empty for the whole spec. */
  readonly path: string
  readonly message: string
}
export type Report = (path: string, message: string) => void
export type Check = (value: unknown, path: string, report: Report) => void

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const pointer = (path: string, key: string | number): string =>
  `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`

/** Known keys only. */
export const record =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value, path, report) => {
    if (!isRecord(value)) {
      report(path, 'must be an object.')
      return
    }
    for (const [key, part] of Object.entries(value)) {
      const check = Object.hasOwn(checks, key) ? checks[key] : undefined
      if (check) check(part, pointer(path, key), report)
      else report(pointer(path, key), `${key} is not allowed here.`)
    }
  }

export const list =
  (check: Check, max: number): Check =>
  (value, path, report) => {
    if (!Array.isArray(value)) report(path, 'must be a list.')
    else if (value.length > max) report(path, `may hold at most ${max}, but holds ${value.length}.`)
    else value.forEach((item, index) => check(item, pointer(path, index), report))
  }

export const oneOf = (values: readonly (string | number | boolean | null)[]): Check => {
  const known = new Set<unknown>(values)
  return (value, path, report) => {
    if (!known.has(value)) report(path, `must be one of ${values.map(String).join(', ')}.`)
  }
}

export const number =
  (min: number, max: number): Check =>
  (value, path, report) => {
    if (typeof value !== 'number' || !(value >= min && value <= max))
      report(path, `must be a number from ${min} to ${max}.`)
  }

export const boolean: Check = (value, path, report) => {
  if (typeof value !== 'boolean') report(path, 'must be true or false.')
}

export const matching =
  (pattern: RegExp, what: string, maxLength = 300): Check =>
  (value, path, report) => {
    if (typeof value !== 'string' || value.length > maxLength || !pattern.test(value)) report(path, `must be ${what}.`)
  }

export const text = (maxLength: number): Check => matching(/^/, `a text of at most ${maxLength} characters`, maxLength)

export const nothing: Check = (value, path, report) => {
  if (value !== null) report(path, 'must be null.')
}

/** The first alternative that has nothing to say; where none has, what the whole should be. */
export const either =
  (what: string, ...checks: readonly Check[]): Check =>
  (value, path, report) => {
    const passes = checks.some((check) => {
      let said = false
      check(value, path, () => {
        said = true
      })
      return !said
    })
    if (!passes) report(path, `must be ${what}.`)
  }

/** By the kind of the value, so that an object's own problems are told and not only that it is wrong. */
export const objectOr =
  (whole: Check, other: Check): Check =>
  (value, path, report) =>
    (isRecord(value) ? whole : other)(value, path, report)
