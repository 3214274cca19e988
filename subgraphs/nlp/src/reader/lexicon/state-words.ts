/**
 * Words for the state that something is in, which ask for those rows alone: "cancelled orders", "orders that were refunded".
 * What merely happened to all rows ("orders placed", "reviews written") is none.
 */
export const stateWords: ReadonlySet<string> = new Set(
  `cancelled canceled returned refunded delayed overdue unpaid paid pending shipped unshipped delivered undelivered resolved
unresolved closed reopened escalated approved rejected accepted declined denied failed successful unsuccessful expired discontinued
terminated retired abandoned blocked archived deleted churned converted subscribed unsubscribed registered unregistered damaged
defective broken completed incomplete unfinished finished unassigned assigned scheduled postponed outstanding disputed suspended
inactive active lapsed dormant renewed lost stolen verified unverified fulfilled unfulfilled backordered contested recurring
discounted net gross fired dismissed promoted demoted resigned upgraded downgraded breached banned flagged withdrawn revoked waived
reimbursed died dead drowned perished killed injured wounded hospitalized hospitalised infected recovered vaccinated unvaccinated
diverted missed skipped crashed divorced married defaulted bankrupt insured uninsured employed unemployed pregnant bounced passed
vacant occupied undefeated late left stayed`.split(/\s+/),
)

/** Words that make another measure of the one they stand before, which no sum of it is: "net revenue", "target sales". */
export const measureQualifiers: ReadonlySet<string> = new Set(
  `net gross adjusted unadjusted projected expected forecast forecasted estimated target targeted budget budgeted planned
anticipated potential deferred incremental organic`.split(/\s+/),
)

/** What is aimed at, which is no part of what was reached: "revenue target", "sales vs budget". */
export const planWords: ReadonlySet<string> = new Set(
  'target targets budget budgets goal goals quota quotas plan plans estimate estimates'.split(' '),
)

/** Those that nothing but what was reached is held against; budgets are spent, and go with other numbers. */
export const aimWords: ReadonlySet<string> = new Set(['target', 'targets', 'goal', 'goals', 'quota', 'quotas'])

/** Words that set some rows of a table apart by their age or standing: "new customers", "former employees". */
export const standingWords: ReadonlySet<string> = new Set(
  'new newly existing former returning repeat current active inactive'.split(' '),
)

/** Words of analysis and of order in a sentence, which take no row away where they stand before a name. */
export const plainQualifiers: ReadonlySet<string> = new Set(
  `individual single specific particular actual separate various multiple different simple general certain main typical usual
possible available full complete exact basic combined grouped sorted stacked plotted colored coloured split based filtered rounded
distinguished coded aggregated summed ordered categorized categorised classified measured recorded reported calculated segregated
selected chosen named listed shown displayed given mentioned sold bought made gotten got`.split(/\s+/),
)
