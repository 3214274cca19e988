import { helpdesk } from '../helpdesk.js'
import type { OwnPrompts } from './own-prompts.js'

export const helpdeskPrompts: OwnPrompts = {
  dataset: helpdesk,
  today: '2025-12-20',
  prompts: [
    ['tickets by priority', 'BAR COUNT(*) by tickets.priority'],
    ['average first response time by team', 'BAR AVERAGE(tickets.first_response_minutes) by tickets.team'],
    ['reopen rate by agent', 'BAR COUNT(*) if tickets.reopened EQ true per COUNT(*) by tickets.agent'],
    ['median resolution time by channel', 'BAR MEDIAN(tickets.resolution_hours) by tickets.channel'],
    ['tickets per weekday', 'BAR COUNT(*) by tickets.opened_at:DAY_OF_WEEK'],
    [
      'which agent solves the most tickets',
      'BAR COUNT(*) by tickets.agent where tickets.status EQ Solved order count DESCENDING',
    ],
    ['tickets reopened by team', 'BAR COUNT(*) by tickets.team where tickets.reopened EQ true'],
    [
      'percentage of tickets solved by channel',
      'BAR COUNT(*) if tickets.status EQ Solved per COUNT(*) by tickets.channel',
    ],
    ['busiest day of the week', 'BAR COUNT(*) by tickets.opened_at:DAY_OF_WEEK order count DESCENDING'],
    ['top 3 teams by tickets', 'BAR COUNT(*) by tickets.team order count DESCENDING limit 3'],
    ['tickets per week by team', 'LINE COUNT(*) by tickets.opened_at:WEEK, tickets.team'],
    [
      'tickets between march and may 2025 by priority',
      'BAR COUNT(*) by tickets.priority where tickets.opened_at GTE 2025-03-01 and tickets.opened_at LT 2025-06-01',
    ],
  ],
}
