import { cityZoo } from '../databases/city-zoo.js'
import type { OwnPrompts } from './own-prompts.js'

export const cityZooPrompts: OwnPrompts = {
  dataset: cityZoo,
  today: '2022-12-31',
  prompts: [
    [
      'List the common names of species and how many animals belong to each in a bar chart, and rank by the bars in asc.',
      'BAR COUNT(Animal.AID) by Species.CommonName order CommonName ASCENDING',
    ],
    ['A pie chart about how many animals are there in each class?', 'ARC COUNT(Animal.AID) by Species.Class'],
    [
      'Draw a bar chart for how many animals do each keeper take care of? List their names and number of animals they take care of, sort Y from high to low.',
      'BAR COUNT(Animal.AID) by Keeper.KName order count_AID DESCENDING',
    ],
    [
      'What is the average weight of animals of each class. Plot them as bar chart.',
      'BAR AVERAGE(Animal.Weight) by Species.Class',
    ],
    [
      'Show me the name and weight of each animal that is heavier than 30 by a bar chart, order in descending by the weight.',
      'BAR (Animal.Weight) by Animal.AName where Animal.Weight GT 30 order Weight DESCENDING',
    ],
    [
      'Show the total quantity fed to each animal in a bar chart, with the animal name in alphabetical order.',
      'BAR SUM(Feeding.Qty) by Animal.AName order AName ASCENDING',
    ],
    [
      'What are the names and salaries of the keepers who do not take care of any animal? Bar chart.',
      'BAR (Keeper.Salary) by Keeper.KName where not Keeper with Animal',
    ],
    [
      'Find the number of animals born in each year and show them with a bar chart, bin DOB by year, sort X in ascending.',
      'BAR COUNT(*) by Animal.DOB:YEAR order DOB_year ASCENDING',
    ],
    ['Show the sum of qty over FedOn bin by month with a line chart.', 'LINE SUM(Feeding.Qty) by Feeding.FedOn:MONTH'],
    [
      'Give me a histogram for what are the names and salaries of the keepers whose salary is higher than the average?, and could you order by Y in ascending?',
      'BAR (Keeper.Salary) by Keeper.KName where Keeper.Salary GT AVERAGE(Keeper.Salary) order Salary ASCENDING',
    ],
    [
      'Show the number of feedings per food for each class of the animals in a stacked bar chart, the x-axis is food and group by class.',
      'STACKED BAR COUNT(Feeding.FeedID) by Food.Food, Species.Class',
    ],
    [
      'Bar chart of class and the total number of species, I want to rank by the total number in asc.',
      'BAR COUNT(*) by Species.Class order count ASCENDING',
    ],
    [
      'Show the heaviest weight of the animals kept by each keeper in a bar chart, x axis is the keeper name.',
      'BAR MAXIMUM(Animal.Weight) by Keeper.KName',
    ],
    [
      'Which species have more than 2 animals? Show the common name and number of animals with bar chart.',
      'BAR COUNT(Animal.AID) by Species.CommonName where Species with Animal GT 2',
    ],
    [
      'Find the name of animals that were fed fish, and count them by a bar chart, show by the Y in descending.',
      'BAR COUNT(Feeding.FeedID) by Animal.AName where Food.Food EQ Fish order count_FeedID DESCENDING',
    ],
  ],
}
