type Write = (value: number) => string

/** How numbers are written by d3's formats, as Vega has it. */
export interface NumberWriting {
  readonly format: (spec: string) => Write
  readonly formatPrefix: (spec: string, value: number) => Write
  readonly formatFloat: (spec: string) => Write
  readonly formatSpan: (start: number, stop: number, count: number, spec: string) => Write
}

/** d3 shortens a billion to the SI's G; people read B. No other format ends a number in a G. */
const sayB =
  (write: Write): Write =>
  (value) =>
    write(value).replace(/(\d)G(?=\D*$)/, '$1B')

/** The same writing, with B for billions: $2.5B. */
export const withBillions = ({ format, formatPrefix, formatFloat, formatSpan }: NumberWriting): NumberWriting => ({
  format: (spec) => sayB(format(spec)),
  formatPrefix: (spec, value) => sayB(formatPrefix(spec, value)),
  formatFloat: (spec) => sayB(formatFloat(spec)),
  formatSpan: (start, stop, count, spec) => sayB(formatSpan(start, stop, count, spec)),
})
