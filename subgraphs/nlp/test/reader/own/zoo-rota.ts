import { zooRota } from '../databases/zoo-rota.js'
import type { OwnPrompts } from './own-prompts.js'

export const zooRotaPrompts: OwnPrompts = {
  dataset: zooRota,
  today: '2022-12-31',
  prompts: [
    ['How many species are there for each class name? Plot them as bar chart.', 'BAR COUNT(*) by Species.Class_Name'],
    ['A bar chart for the number of species in each class.', 'BAR COUNT(*) by Species.Class_Name'],
    ['Bar chart x axis class name y axis the number of class name', 'BAR COUNT(*) by Species.Class_Name'],
    [
      'What is the average area of the enclosures in each zone? Show a bar chart, and sort the bars in descending by the y axis.',
      'BAR AVERAGE(Enclosures.Area_sqm) by Enclosures.Zone order average_Area_sqm DESCENDING',
    ],
    [
      'Bar chart x axis zone y axis average area sqm, and I want to rank in desc by the Y-axis.',
      'BAR AVERAGE(Enclosures.Area_sqm) by Enclosures.Zone order average_Area_sqm DESCENDING',
    ],
    [
      'Compare the mean enclosure area across the zones of the zoo with a bar chart, from the largest mean to the smallest.',
      'BAR AVERAGE(Enclosures.Area_sqm) by Enclosures.Zone order average_Area_sqm DESCENDING',
    ],
    [
      'Show the name of each enclosure and the number of animals living in it with a bar chart, rank by the names in asc.',
      'BAR COUNT(Animals.Animal_ID) by Enclosures.Enclosure_Name order Enclosure_Name ASCENDING',
    ],
    [
      'How many animals are kept in each enclosure? List the enclosure names on the x axis in alphabetical order. Visualize by bar chart.',
      'BAR COUNT(Animals.Animal_ID) by Enclosures.Enclosure_Name order Enclosure_Name ASCENDING',
    ],
    [
      'Which keepers have an hourly wage above 21? Give their last name and wage. Show bar chart, display Y from low to high order.',
      'BAR (Keepers.Hourly_Wage) by Keepers.lName where Keepers.Hourly_Wage GT 21 order Hourly_Wage ASCENDING',
    ],
    ['How many keepers were hired in each year? Return a bar chart.', 'BAR COUNT(*) by Keepers.Hire_Date:YEAR'],
    [
      'Show the number of keepers by hire date, bin the hire date by year interval, in a bar chart.',
      'BAR COUNT(*) by Keepers.Hire_Date:YEAR',
    ],
    [
      'Draw a bar chart about the distribution of Hire_Date and the amount of Hire_Date bin Hire_Date by year for all keepers.',
      'BAR COUNT(*) by Keepers.Hire_Date:YEAR',
    ],
    [
      'Find the number of shifts worked by female keepers on each weekday with a bar chart.',
      'BAR COUNT(*) by Shifts.Shift_Date:DAY_OF_WEEK where Keepers.Gender EQ F',
    ],
    [
      'How many shift dates of the keepers with gender "F" fall on each weekday? Draw a bar chart binning shift date by weekday.',
      'BAR COUNT(*) by Shifts.Shift_Date:DAY_OF_WEEK where Keepers.Gender EQ F',
    ],
    [
      'For each keeper, find the last name and the total hours of all shifts. Show a bar chart, could you order by the total hours in desc?',
      'BAR SUM(Shifts.Hours) by Keepers.lName order sum_Hours DESCENDING',
    ],
    [
      'What are the last names of the keepers and how many hours did each of them work in total? Visualize by bar chart, list Y from high to low.',
      'BAR SUM(Shifts.Hours) by Keepers.lName order sum_Hours DESCENDING',
    ],
    [
      'Draw a bar chart of keeper last name versus sum of hours of their shifts, and display y axis in descending order please.',
      'BAR SUM(Shifts.Hours) by Keepers.lName order sum_Hours DESCENDING',
    ],
    [
      'For those keepers who have never worked a night shift, how many are there for each certification level? Plot a bar chart.',
      'BAR COUNT(*) by Keepers.Certification_Level where not Keepers with Shifts (Shifts.Shift_Type EQ Night)',
    ],
    [
      'Count the keepers without any shift of type Night by their certification level and show them as a bar chart.',
      'BAR COUNT(*) by Keepers.Certification_Level where not Keepers with Shifts (Shifts.Shift_Type EQ Night)',
    ],
    [
      'For those species whose common name contains "Red", return a bar chart about the distribution of Common_Name and Avg_Lifespan , and sort by the X-axis in desc order.',
      'BAR (Species.Avg_Lifespan) by Species.Common_Name where Species.Common_Name LIKE %Red% order Common_Name DESCENDING',
    ],
    [
      'What is the average lifespan of each species with Red in its common name? Show a bar chart, rank by the names in descending.',
      'BAR (Species.Avg_Lifespan) by Species.Common_Name where Species.Common_Name LIKE %Red% order Common_Name DESCENDING',
    ],
    [
      'How many animals with a weight between 20 and 200 kg belong to each class? Give me a bar chart.',
      'BAR COUNT(Animals.Animal_ID) by Species.Class_Name where Animals.Weight_kg BETWEEN 20,200',
    ],
    [
      'For the animals whose Weight_kg is in the range of 20 and 200, draw a bar chart about the number of animals for each class name.',
      'BAR COUNT(Animals.Animal_ID) by Species.Class_Name where Animals.Weight_kg BETWEEN 20,200',
    ],
    [
      'Find the minimum age of the animals of each species code, and visualize them by a bar chart, list by the X-axis in asc.',
      'BAR MINIMUM(Animals.Age) by Animals.Species_Code order Species_Code ASCENDING',
    ],
    [
      'How old is the youngest animal for each species code? Show bar chart, display x-axis in ascending order.',
      'BAR MINIMUM(Animals.Age) by Animals.Species_Code order Species_Code ASCENDING',
    ],
    [
      'What is the weight of the heaviest animal of each species? Show the common name of the species in a bar chart, sort from high to low by the weight.',
      'BAR MAXIMUM(Animals.Weight_kg) by Species.Common_Name order maximum_Weight_kg DESCENDING',
    ],
    [
      'Bar chart x axis common name y axis the maximum weight kg of the animals, y-axis in descending order.',
      'BAR MAXIMUM(Animals.Weight_kg) by Species.Common_Name order maximum_Weight_kg DESCENDING',
    ],
    [
      'What is the total cost of the health checks in each month? Return a bar chart.',
      'BAR SUM(Health_Checks.Cost_USD) by Health_Checks.Check_Date:MONTH',
    ],
    [
      'Show the sum of cost usd of health checks and bin the check date by month in a bar chart.',
      'BAR SUM(Health_Checks.Cost_USD) by Health_Checks.Check_Date:MONTH',
    ],
    [
      'Show the procedures and how many health checks for each, only for the checks that cost more than 150 or have the outcome Referred. Draw a bar chart, rank the total number from low to high.',
      'BAR COUNT(*) by Health_Checks.Procedure_Name where (Health_Checks.Cost_USD GT 150 or Health_Checks.Outcome EQ Referred) order count ASCENDING',
    ],
    [
      'For the health checks whose outcome is "Referred" or whose cost is higher than 150, count them by procedure name in a bar chart, and sort Y in asc order.',
      'BAR COUNT(*) by Health_Checks.Procedure_Name where (Health_Checks.Outcome EQ Referred or Health_Checks.Cost_USD GT 150) order count ASCENDING',
    ],
    [
      'Which enclosures are larger than the average area? Return the enclosure name and area in a bar chart.',
      'BAR (Enclosures.Area_sqm) by Enclosures.Enclosure_Name where Enclosures.Area_sqm GT AVERAGE(Enclosures.Area_sqm)',
    ],
    [
      'A bar chart showing the name and area of all enclosures whose area is above the average area of all enclosures.',
      'BAR (Enclosures.Area_sqm) by Enclosures.Enclosure_Name where Enclosures.Area_sqm GT AVERAGE(Enclosures.Area_sqm)',
    ],
    [
      'List the common names of the species that have at least 3 animals and the number of animals for each, in a bar chart ordered by the number of animals descending.',
      'BAR COUNT(Animals.Animal_ID) by Species.Common_Name where Species with Animals GTE 3 order count_Animal_ID DESCENDING',
    ],
    [
      'What are the common names of species with at least three animals, and how many animals does each have? Show a bar chart, and rank in desc by the y axis.',
      'BAR COUNT(Animals.Animal_ID) by Species.Common_Name where Species with Animals GTE 3 order count_Animal_ID DESCENDING',
    ],
    ['Show the proportion of shifts for each shift type with a pie chart.', 'ARC COUNT(*) by Shifts.Shift_Type'],
    ['Pie. How many shifts are there for each shift type?', 'ARC COUNT(*) by Shifts.Shift_Type'],
    [
      'Give the different shift types and the number of shifts of each type in a pie chart.',
      'ARC COUNT(*) by Shifts.Shift_Type',
    ],
    [
      'How many male and female keepers were hired before 2018-01-01? Show a pie chart.',
      'ARC COUNT(*) by Keepers.Gender where Keepers.Gender IN M,F and Keepers.Hire_Date LT 2018-01-01',
    ],
    [
      'Count the keepers of each gender who were hired before 2018 by a pie chart.',
      'ARC COUNT(*) by Keepers.Gender where Keepers.Hire_Date LT 2018-01-01',
    ],
    [
      'Return a pie chart to show how many animals live in each zone.',
      'ARC COUNT(Animals.Animal_ID) by Enclosures.Zone',
    ],
    [
      'What are the zones of the zoo and how many animals are there in each? Visualize by pie chart.',
      'ARC COUNT(Animals.Animal_ID) by Enclosures.Zone',
    ],
    [
      'For the health checks whose outcome is not null, show the number of checks for each outcome in a pie chart.',
      'ARC COUNT(*) by Health_Checks.Outcome',
    ],
    [
      'What share of the health checks had each outcome? Leave out the checks with no outcome recorded. Draw a pie chart.',
      'ARC COUNT(*) by Health_Checks.Outcome',
    ],
    [
      'Show me about the distribution of Conservation_Status and the amount of Conservation_Status , and group by attribute Conservation_Status in a pie chart.',
      'ARC COUNT(*) by Species.Conservation_Status',
    ],
    [
      'What are the different conservation statuses and how many species have each of them? Show pie chart.',
      'ARC COUNT(*) by Species.Conservation_Status',
    ],
    [
      'A pie chart for the number of species with each conservation status.',
      'ARC COUNT(*) by Species.Conservation_Status',
    ],
    [
      'Show the number of animals that arrived in each year with a line chart, order by the x axis in asc.',
      'LINE COUNT(*) by Animals.Date_Arrived:YEAR order Date_Arrived_year ASCENDING',
    ],
    [
      'How did the number of animals arriving change over the years? Plot a line chart binning the arrival date by year, X in ascending order.',
      'LINE COUNT(*) by Animals.Date_Arrived:YEAR order Date_Arrived_year ASCENDING',
    ],
    [
      'Plot a scatter chart, to show the correlation between the area and the number of staff of each enclosure.',
      'POINT (Enclosures.Area_sqm), (Enclosures.Num_of_staff)',
    ],
    [
      'What is the relationship between area sqm and num of staff of the enclosures? Visualize by scatter chart.',
      'POINT (Enclosures.Area_sqm), (Enclosures.Num_of_staff)',
    ],
    [
      'Draw a scatter chart about the correlation between Age and Weight_kg , and colored by attribute Sex.',
      'POINT (Animals.Age), (Animals.Weight_kg) by Animals.Sex',
    ],
    [
      'Show age vs weight of the animals as scatter plot use a different color for each sex',
      'POINT (Animals.Age), (Animals.Weight_kg) by Animals.Sex',
    ],
    [
      'What is the relationship between the age and the weight of the animals? Return a grouped scatter chart that groups by sex.',
      'POINT (Animals.Age), (Animals.Weight_kg) by Animals.Sex',
    ],
    [
      'Show the number of shifts in each zone in a stacked bar chart. The x-axis is the zone and group by shift type.',
      'STACKED BAR COUNT(Shifts.Shift_ID) by Enclosures.Zone, Shifts.Shift_Type',
    ],
    [
      'How many shifts of each shift type are there for each zone? Draw a stacked bar chart with zone on the x axis.',
      'STACKED BAR COUNT(Shifts.Shift_ID) by Enclosures.Zone, Shifts.Shift_Type',
    ],
  ],
}
