/** Words that stand beside what is asked for without asking for more: units, and what is true of any row. */
export const lightWords: ReadonlySet<string> = new Set(
  `degree degrees dollar dollars usd euro euros eur pound pounds percent percents kg kilos kilograms km kilometers miles meters minutes hours seconds
celsius fahrenheit grams litres liters tons
new newly highly single individual ever recorded record actual actually existing current currently overall whole particular specific
people person persons sold sell sells selling bought buy buys buying paid hire hires hired happen happens happened
etc kind kinds sort sorts type types thing things stuff way ways
item items entry entries observation observations instance instances world global
company business firm team today tonight everything anything everybody`.split(/\s+/),
)
