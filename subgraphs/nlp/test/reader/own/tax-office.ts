import { taxOffice } from '../databases/tax-office.js'
import type { OwnPrompts } from './own-prompts.js'

export const taxOfficePrompts: OwnPrompts = {
  dataset: taxOffice,
  today: '2022-12-31',
  prompts: [
    [
      'How many returns for each return status description? Plot a bar chart, and list by the Y from low to high please.',
      'BAR COUNT(Returns.return_id) by Ref_Return_Status.return_status_description order count_return_id ASCENDING',
    ],
    [
      'Show return status codes and number of returns with each status in a bar chart, and rank X from high to low order.',
      'BAR COUNT(*) by Returns.return_status_code order return_status_code DESCENDING',
    ],
    [
      'How many returns did each taxpayer file? List the first name as the X-axis, and the count as the Y-axis in the bar chart, sort from low to high by the x axis.',
      'BAR COUNT(Returns.return_id) by Taxpayers.first_name order first_name ASCENDING',
    ],
    [
      'What is the number of payments for each payment method? Show a pie chart.',
      'ARC COUNT(*) by Payments.payment_method_code',
    ],
    [
      'What is the total amount paid by each taxpayer? Show their last names in a bar chart.',
      'BAR SUM(Payments.amount_paid) by Taxpayers.last_name',
    ],
    [
      'Show the number of payment dates for each year with a bar chart, display Y in descending order.',
      'BAR COUNT(*) by Payments.payment_date:YEAR order count DESCENDING',
    ],
    [
      'Please use a bar chart to compare the number of returns of each filing date, note that you should bin the filing date into Day Of Week interval.',
      'BAR COUNT(*) by Returns.filing_date:DAY_OF_WEEK',
    ],
    [
      'What are the names of officers who have not done any audits, and count them by a bar chart',
      'BAR COUNT(*) by Officers.officer_name where not Officers with Audits',
    ],
    [
      'List the name of each officer and the total hours spent on audits in a bar chart, order by hours descending.',
      'BAR SUM(Audits.hours_spent) by Officers.officer_name order sum_hours_spent DESCENDING',
    ],
    [
      'what are the names and ids of officers whose address contains TX?, and sort in ascending by the y axis please.',
      'BAR (Officers.officer_id) by Officers.officer_name where Officers.office_address LIKE %TX% order officer_id ASCENDING',
    ],
    [
      'When were the payments with amount bigger than 500 made? Bin the payment date by year and count them in a line chart.',
      'LINE COUNT(*) by Payments.payment_date:YEAR where Payments.amount_paid GT 500',
    ],
    [
      'Show the number of returns for each year of filing date and group by return status description with a stacked bar chart.',
      'STACKED BAR COUNT(Returns.return_id) by Returns.filing_date:YEAR, Ref_Return_Status.return_status_description',
    ],
    [
      'Find the last names of the taxpayers who have at least 2 returns, and draw a bar chart of the last name and the number of returns.',
      'BAR COUNT(Returns.return_id) by Taxpayers.last_name where Taxpayers with Returns GTE 2',
    ],
    [
      'What are the average amount due of returns with different return status description? Return a bar chart, sort names in ascending order.',
      'BAR AVERAGE(Returns.amount_due) by Ref_Return_Status.return_status_description order return_status_description ASCENDING',
    ],
    [
      'Show the number of returns by female taxpayers (gender code "F") for each year in a bar chart.',
      'BAR COUNT(*) by Returns.filing_date:YEAR where Taxpayers.gender_code EQ F',
    ],
    [
      'What are the outcome codes of audits on accepted returns, and count them by a bar chart',
      'BAR COUNT(*) by Audits.outcome_code where Ref_Return_Status.return_status_description EQ Accepted',
    ],
    [
      'Show the number of taxpayers registered in each weekday in a bar chart, and show in desc by the total number.',
      'BAR COUNT(*) by Taxpayers.date_registered:DAY_OF_WEEK order count DESCENDING',
    ],
  ],
}
