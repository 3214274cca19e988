import { staff } from '../other-tables.js'
import type { OwnPrompts } from './own-prompts.js'

export const staffPrompts: OwnPrompts = {
  dataset: staff,
  today: '2025-12-20',
  prompts: [
    ['headcount by department', 'BAR COUNT(*) by employees.department'],
    [
      'average salary per department, highest first',
      'BAR AVERAGE(employees.base_salary) by employees.department order average_base_salary DESCENDING',
    ],
    ['how many people did we hire each year', 'LINE COUNT(*) by employees.hire_date:YEAR'],
    [
      'number of new hires per quarter since 2022',
      'LINE COUNT(*) by employees.hire_date:QUARTER where employees.hire_date GTE 2022-01-01',
    ],
    [
      'median salary by office and department',
      'BAR MEDIAN(employees.base_salary) by employees.office, employees.department',
    ],
    ['share of remote workers', 'ARC COUNT(*) by employees.remote'],
    ['remote employees by office', 'BAR COUNT(*) by employees.office where employees.remote EQ true'],
    [
      'show the age of the employees in Support as bars',
      'BAR (employees.age) by employees.full_name where employees.department EQ Support',
    ],
    ['age distribution', 'BAR COUNT(*) by employees.age:bin'],
    ['salary vs age, coloured by department', 'POINT (employees.base_salary), (employees.age) by employees.department'],
    [
      'top 3 job titles per office by headcount',
      'BAR COUNT(*) by employees.office, employees.job_title order count DESCENDING limit 3 of employees.office',
    ],
    [
      'employees earning over 100k by department',
      'BAR COUNT(*) by employees.department where employees.base_salary GT 100000',
    ],
    [
      'total bonus paid by dept excluding Support',
      'BAR SUM(employees.bonus) by employees.department where employees.department NEQ Support',
    ],
    [
      'average age and average salary by job title',
      'BAR AVERAGE(employees.age), AVERAGE(employees.base_salary) by employees.job_title',
    ],
    [
      'which department has the most absences',
      'BAR COUNT(absences.absence_id) by employees.department order count_absence_id DESCENDING',
    ],
    ['attrition rate by department', 'cannot'],
    [
      'how many employees are older than 50 per department',
      'BAR COUNT(*) by employees.department where employees.age GT 50',
    ],
  ],
}
