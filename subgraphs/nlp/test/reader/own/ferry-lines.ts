import { ferryLines } from '../databases/ferry-lines.js'
import type { OwnPrompts } from './own-prompts.js'

export const ferryLinesPrompts: OwnPrompts = {
  dataset: ferryLines,
  today: '2022-12-31',
  prompts: [
    [
      'Show the operator names and the number of vessels each of them runs in a bar chart, in descending order of the number.',
      'BAR COUNT(VESSELS.VESSEL_ID) by OPERATORS.OPERATOR_NAME order count_VESSEL_ID DESCENDING',
    ],
    [
      'Show the vessel name and capacity of all vessels by a bar chart, and I want to sort from low to high by the Y-axis.',
      'BAR (VESSELS.CAPACITY) by VESSELS.VESSEL_NAME order CAPACITY ASCENDING',
    ],
    ['How many ports are there in each region? Show a pie chart.', 'ARC COUNT(*) by PORTS.REGION'],
    [
      'What is the total number of passengers carried by each vessel? List vessel names in a bar chart, order by the names in ascending order.',
      'BAR SUM(CROSSINGS.PASSENGERS) by VESSELS.VESSEL_NAME order VESSEL_NAME ASCENDING',
    ],
    [
      'Show the average fare of crossings for each operator name with a bar chart.',
      'BAR AVERAGE(CROSSINGS.FARE) by OPERATORS.OPERATOR_NAME',
    ],
    [
      'How many crossings depart from each port? Give the port names in a bar chart and sort Y from high to low.',
      'BAR COUNT(CROSSINGS.CROSSING_ID) by PORTS.PORT_NAME order count_CROSSING_ID DESCENDING',
    ],
    [
      'Draw a line chart of the total passengers by month, ordered by the x axis.',
      'LINE SUM(CROSSINGS.PASSENGERS) by CROSSINGS.DEPART_DATE:MONTH',
    ],
    [
      'How many vessels were built in each year? Bar chart, rank x axis from high to low.',
      'BAR COUNT(*) by VESSELS.BUILT_YEAR order BUILT_YEAR DESCENDING',
    ],
    [
      'List the names and capacities of the vessels without any crossing in a bar chart.',
      'BAR (VESSELS.CAPACITY) by VESSELS.VESSEL_NAME where not VESSELS with CROSSINGS',
    ],
    [
      'What are the vessel names and capacities of the operators whose headquarter city is Oban? Show in a bar chart.',
      'BAR (VESSELS.CAPACITY) by VESSELS.VESSEL_NAME where OPERATORS.HQ_CITY EQ Oban',
    ],
    ['A scatter plot of passengers and fare for each crossing.', 'POINT (CROSSINGS.PASSENGERS), (CROSSINGS.FARE)'],
    [
      'Stacked bar of the number of crossings per weekday of the departure date, colored by operator name.',
      'STACKED BAR COUNT(CROSSINGS.CROSSING_ID) by CROSSINGS.DEPART_DATE:DAY_OF_WEEK, OPERATORS.OPERATOR_NAME',
    ],
    [
      'What is the sum of capacity of the vessels for every headquarter city? Bar chart.',
      'BAR SUM(VESSELS.CAPACITY) by OPERATORS.HQ_CITY',
    ],
    [
      'Show the number of crossings with more than 150 passengers for each vessel name, and rank the vessel names in descending order in a bar chart.',
      'BAR COUNT(CROSSINGS.CROSSING_ID) by VESSELS.VESSEL_NAME where CROSSINGS.PASSENGERS GT 150 order VESSEL_NAME DESCENDING',
    ],
    [
      'Show the names of vessels that made more than 4 crossings and the number of crossings in a bar chart.',
      'BAR COUNT(CROSSINGS.CROSSING_ID) by VESSELS.VESSEL_NAME where VESSELS with CROSSINGS GT 4',
    ],
  ],
}
