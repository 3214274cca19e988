/** An error of the engine as ClickHouse's HTTP interface shows it. */
export interface EngineFailure {
  readonly status: number
  readonly code: number
  readonly text: string
}

const BAD_REQUEST = new Set([6, 26, 27, 36, 38, 41, 43, 53, 62, 70, 72, 115, 117, 130, 131, 386, 456, 457])
const NOT_FOUND = new Set([16, 46, 47, 60, 81])
const STATUS_BY_CODE: Readonly<Record<number, number>> = { 159: 408, 164: 403, 202: 503, 497: 403, 516: 403 }

/** ClickHouse's own mapping of its codes, for those that people meet; what is not listed is 500. */
export function httpStatus(code: number): number {
  if (BAD_REQUEST.has(code)) return 400
  if (NOT_FOUND.has(code)) return 404
  return STATUS_BY_CODE[code] ?? 500
}

export const failure = (code: number, type: string, message: string): EngineFailure => ({
  status: httpStatus(code),
  code,
  text: `Code: ${code}. DB::Exception: ${message}. (${type})\n`,
})

/** chDB's messages already read `Code: 60. DB::Exception: … (UNKNOWN_TABLE)`. */
export function failureOf(error: unknown): EngineFailure {
  const text = error instanceof Error ? error.message : String(error)
  const code = Number(/^Code: (\d+)/.exec(text)?.[1] ?? Number.NaN)
  return Number.isNaN(code)
    ? failure(1002, 'UNKNOWN_EXCEPTION', text)
    : { status: httpStatus(code), code, text: `${text}\n` }
}
