import { bloodBank } from '../databases/blood-bank.js'
import type { OwnPrompts } from './own-prompts.js'

export const bloodBankPrompts: OwnPrompts = {
  dataset: bloodBank,
  today: '2022-12-31',
  prompts: [
    [
      'Show all blood groups and the number of donors with each group in a pie chart.',
      'ARC COUNT(*) by Donor.blood_grp',
    ],
    [
      'How many donations did each donor give? Show the last name of the donor in a bar chart, and rank by Y in desc order.',
      'BAR COUNT(Donation.don_id) by Donor.lname order count_don_id DESCENDING',
    ],
    [
      'What is the total ml donated at each centre? Show the centre name on the x axis in a bar chart.',
      'BAR SUM(Donation.ml) by Centre.centre_name',
    ],
    [
      'For each nurse, show the last name and the number of donations she handled as a bar chart, list the names in alphabetical order.',
      'BAR COUNT(Donation.don_id) by Nurse.lname order lname ASCENDING',
    ],
    [
      'Show the average age of donors for each blood group in a bar chart, sort by average age from low to high.',
      'BAR AVERAGE(Donor.age) by Donor.blood_grp order average_age ASCENDING',
    ],
    [
      'Find the number of donations in each city and show them with a bar chart.',
      'BAR COUNT(Donation.don_id) by Centre.city',
    ],
    [
      'Find the first names and ages of donors who never donated, plot a bar chart.',
      'BAR (Donor.age) by Donor.fname where not Donor with Donation',
    ],
    [
      'Give me the trend of the number of donations over the years as a line chart.',
      'LINE COUNT(*) by Donation.don_date:YEAR',
    ],
    [
      'How many donations by female donors took place in each year? Show me a bar chart.',
      'BAR COUNT(*) by Donation.don_date:YEAR where Donor.sex EQ F',
    ],
    [
      'Show a stacked bar chart of the number of donations in each centre, x axis is centre name and colour is the sex of the donor.',
      'STACKED BAR COUNT(Donation.don_id) by Centre.centre_name, Donor.sex',
    ],
    [
      'What is the number of donations handled by the nurses of each shift? Pie chart.',
      'ARC COUNT(Donation.don_id) by Nurse.shift',
    ],
    [
      'What is the average ml of donations for each blood group? Plot a bar chart.',
      'BAR AVERAGE(Donation.ml) by Donor.blood_grp',
    ],
    [
      'Show the number of donors by sex for those older than 30 in a bar chart.',
      'BAR COUNT(*) by Donor.sex where Donor.age GT 30',
    ],
    [
      'List the names of the centres with at least 6 donations together with the number of donations in a bar chart.',
      'BAR COUNT(Donation.don_id) by Centre.centre_name where Centre with Donation GTE 6',
    ],
    [
      'How many donations were made on each weekday at Riverside? Draw a bar chart.',
      'BAR COUNT(*) by Donation.don_date:DAY_OF_WEEK where Centre.centre_name EQ Riverside',
    ],
    [
      'Show the last names of nurses working the night shift and the total ml they collected in a bar chart.',
      'BAR SUM(Donation.ml) by Nurse.lname where Nurse.shift EQ night',
    ],
  ],
}
