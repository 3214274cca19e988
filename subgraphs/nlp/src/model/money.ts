import type { ModelConfig } from '../config.js'

/** What the model may write for one prompt; what it thinks before it writes counts, too. */
export const MAX_ANSWER_TOKENS = 4_000

/** Tokens that a server says it has counted. */
export interface Usage {
  readonly input: number
  readonly output: number
}

type Price = ModelConfig['price']

/** Billionths of a dollar, whole: a price of 1 dollar for a million tokens is 1,000 of them a token. */
export type NanoDollars = number

const MOST: NanoDollars = 1e15

export const nanoDollars = (dollars: number): NanoDollars => Math.round(dollars * 1e9)

/** What was used, in money; a server that claims absurd numbers is believed up to a million dollars. */
export const costOf = ({ input, output }: Usage, price: Price): NanoDollars =>
  Math.min(MOST, Math.ceil(input * price.input * 1_000 + output * price.output * 1_000))

/** The most that a request of so many bytes can cost: no token is shorter than a byte. */
export const worstCost = (requestBytes: number, price: Price): NanoDollars =>
  costOf({ input: requestBytes, output: MAX_ANSWER_TOKENS }, price)
