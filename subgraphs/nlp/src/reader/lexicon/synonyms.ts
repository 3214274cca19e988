/** Phrases that may stand for one another in the name of a column or table. Each line is one meaning. */
const MEANINGS = `
sales|revenue|turnover
customer|client|buyer|shopper
product|item|article|merchandise
quantity|unit|piece|volume
film|movie
country|nation
salary|wage|pay|earnings|payroll
employee|staff|worker
employment|job|workforce
cost|expense|spend|expenditure
rain|rainfall|precipitation
population|people|inhabitant
car|vehicle|automobile
mile per gallon|mpg|fuel economy|mileage|fuel efficiency|gas mileage
running time|runtime|length|duration
sex|gender
teacher|instructor|lecturer|professor
student|pupil
elevation|altitude
phone|telephone
job|occupation|profession
company|firm|enterprise
headquarters|headquarter
age|old
weight|heaviness
height|tallness
gross|box office|boxoffice
genre|type
genre|category
city|town
location|address
origin|country|region
worldwide|global
representative|rep|salesperson|seller
ship|shipment|shipping|deliver
order|purchase
id|identifier
review|rating
star|rating
price|cost|rate
year|yr
birthday|date birth|birth date|birthdate
first name|forename|given name
last name|surname|family name
payment|paying
description|detail
discount|rebate
profit|earnings|gain
stock|inventory|quantity on hand|stock on hand|quantity in stock|units in stock|stock level|stock quantity
output|unit produced|unit made|production|quantity produced|piece produced|production volume
target|quota|goal|stretch|objective
supplier|vendor
department|dept
begin|start
end|finish
maximum temperature|high temperature|highest temperature|high temp|daily high|hottest temperature|high
minimum temperature|low temperature|lowest temperature|low temp|daily low|coldest temperature|low
life expect|life expectancy|lifespan
fertility|fertility rate|birth rate
since|join|sign up
airplane|aircraft|plane|aeroplane
company|manufacturer|maker|producer
physician|doctor
medication|medicine|drug
song|track
singer|musician|vocalist
author|writer
apartment|flat
manager|boss|supervisor
photo|picture|image
state|province
competition|contest|tournament
match|game
club|team
player|athlete
course|class
grade|mark|score
problem|issue
document|paper
seat|capacity
arrival|arrive|landing
departure|depart|leave
death|dead|fatality
injury|injured|wounded
rank|ranking
nationality|citizenship
spouse|wife|husband
college|university
role|position
room|chamber
road|street
thing|item
guest|visitor
member|person
attendance|spectator|audience
duration|running time
language|tongue
channel|medium
`

/** For each phrase, the phrases of the same meaning. */
export const meanings: ReadonlyMap<string, readonly string[]> = (() => {
  const map = new Map<string, string[]>()
  for (const line of MEANINGS.trim().split('\n')) {
    const phrases = line.split('|')
    for (const phrase of phrases) {
      map.set(phrase, [...(map.get(phrase) ?? []), ...phrases.filter((other) => other !== phrase)])
    }
  }
  return map
})()

/** Words for money taken in, which mean the best money measure where no column has such a name. */
export const MONEY_WORDS = [
  'sales',
  'revenue',
  'turnover',
  'value',
  'order value',
  'order size',
  'order amount',
  'spending',
  'spend',
]
/** What a money measure may be called, best first. */
export const MONEY_NAMES = [
  'revenue',
  'sales',
  'turnover',
  'amount',
  'gross',
  'income',
  'total',
  'payment',
  'value',
  'price',
]
