import { clinic } from '../other-tables.js'
import type { OwnPrompts } from './own-prompts.js'

export const clinicPrompts: OwnPrompts = {
  dataset: clinic,
  today: '2025-09-30',
  prompts: [
    ['visits per month', 'LINE COUNT(*) by visits.visit_date:MONTH'],
    ['average wait by specialty', 'BAR AVERAGE(visits.wait_minutes) by visits.specialty'],
    ['unique patients per quarter', 'LINE COUNT_DISTINCT(visits.patient_id) by visits.visit_date:QUARTER'],
    ['how many visits with a rating of 5 per doctor', 'BAR COUNT(*) by visits.doctor where visits.rating EQ 5'],
    ['cost per visit by specialty', 'BAR SUM(visits.cost) per COUNT(visits.visit_id) by visits.specialty'],
    [
      'visits by insurance this year vs last year',
      'GROUPED BAR COUNT(*) by visits.insurance, visits.visit_date:YEAR where visits.visit_date LAST_PERIODS 2,YEAR',
    ],
    ['longest wait per specialty', 'BAR MAXIMUM(visits.wait_minutes) by visits.specialty'],
    [
      'Dr Mori vs Dr Salas visits by month',
      'LINE COUNT(*) by visits.visit_date:MONTH, visits.doctor where visits.doctor IN Dr Mori,Dr Salas',
    ],
    [
      'cardiology costs by quarter excluding private insurance',
      'LINE SUM(visits.cost) by visits.visit_date:QUARTER where visits.specialty EQ Cardiology and visits.insurance NEQ Private',
    ],
    ['distribution of waiting minutes', 'BAR COUNT(*) by visits.wait_minutes:bin'],
    ['blood pressure by doctor', 'cannot'],
    ['busiest weekday', 'BAR COUNT(*) by visits.visit_date:DAY_OF_WEEK order count DESCENDING'],
  ],
}
