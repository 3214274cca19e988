import { rowingRegatta } from '../databases/rowing-regatta.js'
import type { OwnPrompts } from './own-prompts.js'

export const rowingRegattaPrompts: OwnPrompts = {
  dataset: rowingRegatta,
  today: '2022-12-31',
  prompts: [
    [
      'What are the crew names and how many rowers are in each crew? Give me a bar chart, and show from high to low by the Y-axis please.',
      'BAR COUNT(Rower.Rower_ID) by Crew.Crew_Name order count_Rower_ID DESCENDING',
    ],
    [
      'How many crews does each coach train? List the coach names in a bar chart.',
      'BAR COUNT(Crew.Crew_ID) by Coach.Coach_Name',
    ],
    ['How many rowers sit in each seat? Plot a pie chart.', 'ARC COUNT(*) by Rower.Seat'],
    [
      'Show the average weight of rowers for each home town of the crew in a bar chart, sort the home town in ascending order.',
      'BAR AVERAGE(Rower.Weight_kg) by Crew.Home_Town order Home_Town ASCENDING',
    ],
    [
      'Show the minimum finish time of each crew name with a bar chart, and sort by the finish time from low to high.',
      'BAR MINIMUM(Result.Finish_Time) by Crew.Crew_Name order minimum_Finish_Time ASCENDING',
    ],
    [
      'How many races took place under each weather? A bar chart, ordering Y in ascending.',
      'BAR COUNT(*) by Race.Weather order count ASCENDING',
    ],
    ['Draw a scatter plot of height against weight of the rowers.', 'POINT (Rower.Height_cm), (Rower.Weight_kg)'],
    [
      'Show the correlation between the height and weight of rowers in each seat as a grouping scatter.',
      'POINT (Rower.Height_cm), (Rower.Weight_kg) by Rower.Seat',
    ],
    [
      'List the number of results for each race name in a bar chart, x axis in descending order.',
      'BAR COUNT(Result.Result_ID) by Race.Race_Name order Race_Name DESCENDING',
    ],
    [
      'What are the crews that took position 1 and how many times? Show the crew names in a bar chart.',
      'BAR COUNT(Result.Result_ID) by Crew.Crew_Name where Result.Position EQ 1',
    ],
    [
      'Show the coach names and years coaching of those who do not coach any crew in a bar chart.',
      'BAR (Coach.Years_Coaching) by Coach.Coach_Name where not Coach with Crew',
    ],
    ['Show the number of races held in each year, return a bar chart.', 'BAR COUNT(*) by Race.Race_Date:YEAR'],
    [
      'Show the average years coaching of the coaches for each home town of crews in a bar chart.',
      'BAR AVERAGE(Coach.Years_Coaching) by Crew.Home_Town',
    ],
    [
      'Stacked bar chart: number of rowers for each crew name, grouped by seat, x axis in asc order.',
      'STACKED BAR COUNT(Rower.Rower_ID) by Crew.Crew_Name, Rower.Seat order Crew_Name ASCENDING',
    ],
    [
      'Find the names and heights of the rowers coached by Sue Mann and show a bar chart, order by height in descending order.',
      'BAR (Rower.Height_cm) by Rower.Rower_Name where Coach.Coach_Name EQ Sue Mann order Height_cm DESCENDING',
    ],
    [
      'What is the average finish time in each weather? Bar graph, list from high to low by the average.',
      'BAR AVERAGE(Result.Finish_Time) by Race.Weather order average_Finish_Time DESCENDING',
    ],
    [
      'How many rowers taller than 180 does each crew have? Give crew names and the counts as bars.',
      'BAR COUNT(Rower.Rower_ID) by Crew.Crew_Name where Rower.Height_cm GT 180',
    ],
  ],
}
