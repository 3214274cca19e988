import { lawFirm } from '../databases/law-firm.js'
import type { OwnPrompts } from './own-prompts.js'

export const lawFirmPrompts: OwnPrompts = {
  dataset: lawFirm,
  today: '2022-12-31',
  prompts: [
    [
      'How many lawyers are there for each grade description? Draw a bar chart and show the y axis in ascending order.',
      'BAR COUNT(lawyers.lawyer_id) by Ref_Lawyer_Grades.grade_description order count_lawyer_id ASCENDING',
    ],
    [
      'Show the last names and salaries of lawyers in a bar chart, sort by last name descending.',
      'BAR (lawyers.salary) by lawyers.last_name order last_name DESCENDING',
    ],
    [
      'How many cases does each client have? Show the client name and the number of cases with a bar chart, and rank by the number of cases in descending order.',
      'BAR COUNT(cases.case_id) by clients.client_name order count_case_id DESCENDING',
    ],
    ['Show the proportion of cases by status in a pie chart.', 'ARC COUNT(*) by cases.case_status'],
    [
      'Show the total hours billed by each lawyer, with the last name on the X axis, in a bar chart.',
      'BAR SUM(case_lawyers.hours_billed) by lawyers.last_name',
    ],
    [
      'What is the average claim amount of the cases of each client type? Plot a bar chart.',
      'BAR AVERAGE(cases.claim_amount) by clients.client_type',
    ],
    [
      'How many cases has each lawyer worked on? Return a bar chart grouped by first name, sorted by the X in ascending order.',
      'BAR COUNT_DISTINCT(case_lawyers.case_id) by lawyers.first_name order first_name ASCENDING',
    ],
    [
      'What is the total hours billed for each case type? Show a bar chart.',
      'BAR SUM(case_lawyers.hours_billed) by cases.case_type',
    ],
    [
      'How many cases were opened in each year? Bin the date opened by year in a line chart.',
      'LINE COUNT(*) by cases.date_opened:YEAR',
    ],
    [
      'List the last names and salaries of the lawyers who are not assigned to any case. Bar chart.',
      'BAR (lawyers.salary) by lawyers.last_name where not lawyers with case_lawyers',
    ],
    [
      'What is the average salary of lawyers by grade description? Give a bar chart ordered by average salary from high to low.',
      'BAR AVERAGE(lawyers.salary) by Ref_Lawyer_Grades.grade_description order average_salary DESCENDING',
    ],
    [
      'Show the number of cases for each case type and each case status in a stacked bar chart.',
      'STACKED BAR COUNT(*) by cases.case_type, cases.case_status',
    ],
    [
      'Count the open cases for clients of each town and present them in a pie chart.',
      'ARC COUNT(cases.case_id) by clients.town where cases.case_status EQ open',
    ],
    [
      'Show the hire date of all lawyers binned by weekday, and count them in a bar chart.',
      'BAR COUNT(*) by lawyers.hire_date:DAY_OF_WEEK',
    ],
    [
      'Show the last names of lawyers who lead cases and how many cases they lead in a bar chart, rank X-axis in ascending.',
      'BAR COUNT_DISTINCT(case_lawyers.case_id) by lawyers.last_name where case_lawyers.role_in_case EQ lead order last_name ASCENDING',
    ],
    [
      'For clients located in Derby, show the client names and the total claim amount as a bar chart.',
      'BAR SUM(cases.claim_amount) by clients.client_name where clients.town EQ Derby',
    ],
    [
      'Show the last names and salaries of lawyers whose salary is between 90000 and 190000 or whose first name starts with "I" in a bar chart.',
      'BAR (lawyers.salary) by lawyers.last_name where (lawyers.salary BETWEEN 90000,190000 or lawyers.first_name LIKE I%)',
    ],
    [
      'What are the case types with an average claim amount of more than 40000? Show case type and average claim amount in a bar chart.',
      'BAR AVERAGE(cases.claim_amount) by cases.case_type where AVERAGE(cases.claim_amount) GT 40000',
    ],
  ],
}
