/** Verbs of trade: what they measure, best first, what is had by them, and who does it. */
const VERBS = `
sell: revenue, sales, turnover | product, item, article, service, plan | salesperson, seller, representative, agent, employee
buy purchase: revenue, sales, spend, amount | product, item, article, service, plan | customer, client, buyer, shopper, member, user
order: | product, item, article, service, plan | customer, client, buyer, shopper, member, user
spend: spend, spending, expense, revenue, sales, amount | category, merchant, payee, vendor, supplier, shop, item, product, description | customer, client, buyer, shopper, member, user, department
earn: salary, wage, income, earnings, revenue, profit | | employee, staff, worker, person, player
work: hours, working hours, hours worked, time | project, task, job | employee, staff, worker, person, contractor, freelancer
cost: cost, price, expense, fee | | 
`

export interface Trade {
  readonly measures: readonly string[]
  readonly things: readonly string[]
  readonly people: readonly string[]
}

const listed = (text = ''): readonly string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')

const trades: ReadonlyMap<string, Trade> = new Map(
  VERBS.trim()
    .split('\n')
    .flatMap((line) => {
      const [verbs = '', rest = ''] = line.split(':')
      const [measures, things, people] = rest.split('|').map((part) => listed(part))
      const trade = { measures: measures ?? [], things: things ?? [], people: people ?? [] }
      return verbs.split(' ').map((verb) => [verb, trade] as const)
    }),
)

const PAST: Readonly<Record<string, string>> = { sold: 'sell', bought: 'buy', spent: 'spend' }

/** What a form of a verb of trade is about: `sells`, `selling`, `sold`; undefined for other words. */
export function tradeOf(lower: string): Trade | undefined {
  const base = Object.hasOwn(PAST, lower) ? (PAST[lower] ?? lower) : lower
  return [base, base.replace(/s$/, ''), base.replace(/(ing|ed)$/, ''), base.replace(/(ing|ed)$/, 'e')]
    .map((form) => trades.get(form))
    .find((trade) => trade !== undefined)
}
