import { apiary } from '../databases/apiary.js'
import type { OwnPrompts } from './own-prompts.js'

export const apiaryPrompts: OwnPrompts = {
  dataset: apiary,
  today: '2022-12-31',
  prompts: [
    [
      'How many hives does each beekeeper own? Show the keeper name and the count in a bar chart, and sort the keeper names in ascending order.',
      'BAR COUNT(hives.hive_id) by beekeepers.keeper_name order keeper_name ASCENDING',
    ],
    [
      'Show the hive type descriptions and the number of hives of each type in a pie chart.',
      'ARC COUNT(hives.hive_id) by ref_hive_types.hive_type_description',
    ],
    [
      'What is the total honey harvested from the hives of each hive type code? Return a bar chart.',
      'BAR SUM(harvests.honey_kg) by hives.hive_type_code',
    ],
    [
      'Draw a bar chart of the total kg of honey for each village, rank from high to low by the total.',
      'BAR SUM(harvests.honey_kg) by beekeepers.village order sum_honey_kg DESCENDING',
    ],
    [
      'Show the change of the total honey kg over the months with a line chart, bin the harvest date by month.',
      'LINE SUM(harvests.honey_kg) by harvests.harvest_date:MONTH',
    ],
    [
      'How many beekeepers live in each village? Plot a bar chart and order by the Y-axis in desc.',
      'BAR COUNT(*) by beekeepers.village order count DESCENDING',
    ],
    [
      'Show the names and years of experience of the beekeepers who do not have any hives. Visualize by bar chart.',
      'BAR (beekeepers.years_of_experience) by beekeepers.keeper_name where not beekeepers with hives',
    ],
    [
      'Stacked bar chart of the number of hives for each village grouped by paint colour.',
      'STACKED BAR COUNT(hives.hive_id) by beekeepers.village, hives.paint_colour',
    ],
    [
      'Compare the average honey kg of each grade using a bar chart, sort the grades from A to Z.',
      'BAR AVERAGE(harvests.honey_kg) by harvests.grade order grade ASCENDING',
    ],
    [
      'Give me a bar chart for the number of hives installed in each year, list the years in ascending order.',
      'BAR COUNT(*) by hives.date_installed:YEAR order date_installed_year ASCENDING',
    ],
    [
      'For those beekeepers whose membership level is not gold, show the keeper name and years of experience in a bar chart, and sort Y in descending order.',
      'BAR (beekeepers.years_of_experience) by beekeepers.keeper_name where beekeepers.membership_level NEQ gold order years_of_experience DESCENDING',
    ],
    [
      'What are the villages of beekeepers who own a Langstroth hive, and count them by a pie chart.',
      'ARC COUNT(hives.hive_id) by beekeepers.village where ref_hive_types.hive_type_description EQ Langstroth',
    ],
    [
      'What is the number of grade A harvests for each keeper name? Show a bar chart.',
      'BAR COUNT(harvests.harvest_id) by beekeepers.keeper_name where harvests.grade EQ A',
    ],
    [
      'Show the average years of experience for each membership level as a bar chart, rank by the level name in descending order.',
      'BAR AVERAGE(beekeepers.years_of_experience) by beekeepers.membership_level order membership_level DESCENDING',
    ],
    [
      'Find the hive types that have at least 3 hives, show their descriptions and the number of hives in a bar chart.',
      'BAR COUNT(hives.hive_id) by ref_hive_types.hive_type_description where ref_hive_types with hives GTE 3',
    ],
    [
      'Show the number of harvests in each weekday by a bar chart for white hives.',
      'BAR COUNT(*) by harvests.harvest_date:DAY_OF_WEEK where hives.paint_colour EQ white',
    ],
    [
      'What is the highest honey yield of each hive? Plot hive id against the maximum honey kg as bars.',
      'BAR MAXIMUM(harvests.honey_kg) by harvests.hive_id',
    ],
  ],
}
