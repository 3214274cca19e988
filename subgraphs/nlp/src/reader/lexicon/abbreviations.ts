/** Short forms as they stand in column names and prompts, with the words they stand for. */
const SHORT = `
qty quantity|amt amount|nm name|dt date|rgn region|reg region|cust customer|prod product|ord order|seg segment|sts status|stat status
chnl channel|mthd method|crdt credit|lim limit|px price|disc discount|pct percent|perc percent|cat category|subcat sub category
shp ship|num number|nbr number|dept department|emp employee|stu student|prof professor|crs course|lname last name|fname first name
mname middle name|initial initial|dob date birth|avg average|yr year|yrs year|mth month|mo month|wk week|hr hour|hrs hour
min minimum|max maximum|addr address|desc description|descr description|mgr manager|acct account|acc account|bal balance
pop population|temp temperature|precip precipitation|wt weight|ht height|inv invoice|inc income|rev revenue|exp expense
std standard|tot total|cnt count|dist distance|lat latitude|lon longitude|lng longitude|loc location|tel telephone|org organization|len length|ft feet
govt government|univ university|mktg marketing|mfg manufacturing|mfr manufacturer|app application|doc document|docs document
ref reference|id id|usd dollar|eur euro|ww worldwide|hq headquarters|mpg mile per gallon|gpa gpa|dest destination|src source
dep departure|arr arrival|veh vehicle|bldg building|pmt payment|txn transaction|trans transaction|cur currency|curr current
ctry country|cntry country|typ type|flr floor|prc price|lang language|msg message|pos position|grp group|lvl level|asst assistant|assoc associate|info information|tech technology|intl international|natl national
`

const shortForms: ReadonlyMap<string, readonly string[]> = new Map(
  SHORT.trim()
    .split(/[|\n]/)
    .map((entry) => {
      const [short = '', ...long] = entry.trim().split(' ')
      return [short, long] as const
    }),
)

/** Words behind a short form; the word itself where it is none. */
export const expand = (word: string): readonly string[] => shortForms.get(word) ?? [word]

/** Whether `short` is a way of writing `long` by leaving vowels out: `chnl` for `channel`; `arr` is short for arrival, and for no airport. */
export function isSkeleton(short: string, long: string): boolean {
  if (shortForms.has(short)) return false
  if (short.length < 3 || long.length < short.length + 2 || short[0] !== long[0]) return false
  if (/[aeiou]/.test(short.slice(1))) return false
  let at = 0
  for (const letter of long) if (letter === short[at]) at += 1
  return at === short.length
}
