import { fireBrigade } from '../databases/fire-brigade.js'
import type { OwnPrompts } from './own-prompts.js'

export const fireBrigadePrompts: OwnPrompts = {
  dataset: fireBrigade,
  today: '2022-12-31',
  prompts: [
    [
      'Show the number of firefighters at each station in a bar chart, using the station name, and order by the count in descending.',
      'BAR COUNT(firefighter.id) by station.name order count_id DESCENDING',
    ],
    [
      'Show the name and salary of the firefighters in a bar chart, order from high to low by the Y axis.',
      'BAR (firefighter.salary) by firefighter.name order salary DESCENDING',
    ],
    ['What is the share of callouts for each incident type? Plot a pie.', 'ARC COUNT(*) by callout.incident_type'],
    [
      'What is the average response minutes for each district? Give me a bar chart, with districts in alphabetical order.',
      'BAR AVERAGE(callout.response_minutes) by station.district order district ASCENDING',
    ],
    [
      'For each station, how many engines does it have? Show the station names in a bar chart, ordered by name in descending order.',
      'BAR COUNT(engine.id) by station.name order name DESCENDING',
    ],
    [
      'How many false alarms did each station have? Bar chart with names of stations.',
      'BAR COUNT(callout.id) by station.name where callout.false_alarm EQ T',
    ],
    [
      'Show the names and number of bays of the stations with no firefighters in a bar chart.',
      'BAR (station.num_bays) by station.name where not station with firefighter',
    ],
    ['Show the number of callouts in each month as a line chart.', 'LINE COUNT(*) by callout.callout_date:MONTH'],
    [
      'Draw a stacked bar chart showing the number of firefighters of each rank at each station name.',
      'STACKED BAR COUNT(firefighter.id) by firefighter.rank, station.name',
    ],
    [
      'Show the total tank litres of the engines in each district with a bar chart.',
      'BAR SUM(engine.tank_litres) by station.district',
    ],
    [
      'How many firefighters were hired in each year? Show a bar chart in ascending order of the year.',
      'BAR COUNT(*) by firefighter.hired:YEAR order hired_year ASCENDING',
    ],
    [
      'List the station name and number of callouts for floods in a bar chart.',
      'BAR COUNT(callout.id) by station.name where callout.incident_type EQ Flood',
    ],
    [
      'What are the names and salaries of the firefighters working at Central station? Bar chart, ascending by salary.',
      'BAR (firefighter.salary) by firefighter.name where station.name EQ Central order salary ASCENDING',
    ],
    [
      'What are the different engine models and the number of engines of each? Draw a pie chart.',
      'ARC COUNT(*) by engine.model',
    ],
    [
      'Show the maximum salary of firefighters in each district as a bar chart.',
      'BAR MAXIMUM(firefighter.salary) by station.district',
    ],
    [
      'Show the relation between purchase year and tank litres of engines in a scatter plot.',
      'POINT (engine.purchase_year), (engine.tank_litres)',
    ],
    [
      'Show the names of stations that have at least 6 callouts and how many callouts in a bar chart.',
      'BAR COUNT(callout.id) by station.name where station with callout GTE 6',
    ],
  ],
}
