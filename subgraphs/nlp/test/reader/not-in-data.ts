import type { DatasetProfile } from '@askchart/vocabulary'
import { clinic, power, staff } from './other-tables.js'
import { phones } from './phones.js'
import { countries, shop } from './shop.js'

/** What becomes of a prompt: nothing is shown, or something that nobody should take for the answer. */
export type Fate = 'cannot' | 'unsure'

/** Prompts that ask for what their dataset does not hold, with the words for it, decided before any of them was read. */
export const notInData: readonly (readonly [
  dataset: DatasetProfile,
  prompt: string,
  words: readonly string[],
  fate: Fate,
])[] = [
  [shop, 'revenue by month in Atlantis', ['Atlantis'], 'unsure'],
  [shop, 'average unit price where city is Paris', ['Paris'], 'unsure'],
  [shop, 'sales for Acme Corp by region', ['Acme Corp'], 'unsure'],
  [shop, 'top 5 products in Gondor', ['Gondor'], 'unsure'],
  [shop, 'revenue by region where segment is Wholesale', ['Wholesale'], 'unsure'],
  [shop, 'revenue by category excluding Toys', ['Toys'], 'unsure'],
  [shop, 'Compare Furniture and Toys revenue by month', ['Toys'], 'unsure'],
  [shop, 'orders by channel from Germany', ['Germany'], 'unsure'],
  [shop, 'show me revenue of Smith by category', ['Smith'], 'unsure'],
  [shop, 'revenue and churn by month', ['churn'], 'unsure'],
  [shop, 'revenu by regoin in Atlntis', ['Atlntis'], 'unsure'],
  [shop, 'monthly profit for Bank of Oz', ['Bank of Oz'], 'unsure'],
  [shop, 'revenue by month in atlantis', ['atlantis'], 'unsure'],
  [shop, 'refurbished products by category', ['refurbished'], 'unsure'],
  [shop, 'revenue from new customers by channel', ['new'], 'unsure'],
  [shop, 'how many new customers each quarter', ['new'], 'unsure'],
  [shop, 'orders that were refunded by month', ['refunded'], 'unsure'],
  [shop, 'overdue orders by channel', ['overdue'], 'cannot'],
  [shop, 'sales in the tundra excluding furniture', ['tundra'], 'unsure'],
  [shop, 'number of customers in the Midwest', ['Midwest'], 'cannot'],
  [shop, 'how many orders did Zorblax place', ['Zorblax'], 'cannot'],
  [shop, 'total revenue of Furniture in Mordor', ['Mordor'], 'cannot'],
  [shop, 'tax by segment', ['tax'], 'unsure'],
  [shop, 'revenue by month and salesperson', ['salesperson'], 'unsure'],
  [shop, 'revenue by wizard', ['wizard'], 'cannot'],
  [shop, 'markup by region', ['markup'], 'cannot'],
  [countries, 'population by country in Europe', ['Europe'], 'unsure'],
  [countries, 'average life expectancy for African countries', ['African'], 'unsure'],
  [countries, 'population of Wakanda over time', ['Wakanda'], 'cannot'],
  [staff, 'absences by reason where reason is Bereavement', ['Bereavement'], 'unsure'],
  [staff, 'average salary by department for the Tokyo office', ['Tokyo'], 'unsure'],
  [staff, 'salary of John Smith', ['John Smith'], 'cannot'],
  [clinic, 'average cost where insurance is Medicare', ['Medicare'], 'unsure'],
  [clinic, 'average cost by specialty for Dr House', ['Dr House'], 'unsure'],
  [clinic, 'wait time for Neurology by month', ['Neurology'], 'unsure'],
  [phones, 'price by brand for Samsung', ['Samsung'], 'unsure'],
  [phones, 'average weight of Nokia phones by system type', ['Nokia'], 'unsure'],
  [power, 'solar vs biomass by year', ['biomass'], 'unsure'],
  [power, 'coal in Bavaria by month', ['Bavaria'], 'unsure'],
]

/** Prompts whose every word has its place, names in capitals, small words and words of politeness among them. */
export const allInData: readonly (readonly [dataset: DatasetProfile, prompt: string])[] = [
  [shop, 'Please Show Me The Total Revenue By Region'],
  [shop, 'What is the total revenue in Chicago?'],
  [shop, 'Could you draw a bar chart of the revenue of each category in the West, please'],
  [shop, 'REVENUE BY CHANNEL'],
  [shop, 'Revenue for Amber Ltd by month. Show it as a line chart.'],
  [shop, 'I want to know how many orders were cancelled each month'],
  [shop, 'profit by category, sorted from highest to lowest'],
  [shop, 'Give me the top 3 products of the Technology category by profit'],
  [countries, 'Plot life expectancy over time for Japan and Brazil'],
  [staff, 'Which department in Leeds has the highest average salary?'],
  [clinic, 'Average rating of Dr Mori and Dr Salas by month'],
  [phones, 'Price against weight for Aster phones'],
  [power, 'How did solar and hydro develop since 2020?'],
  [shop, 'total revenue of all individual products by various channels'],
  [shop, 'overall profit for each different category'],
  [shop, 'show the number of orders placed by customers each month'],
  [shop, 'best selling products in the Furniture category'],
  [shop, 'number of returned orders by channel'],
  [shop, 'monthly average quantity sold per category in a simple line chart'],
]
