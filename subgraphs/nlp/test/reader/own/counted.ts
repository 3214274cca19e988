import { farm } from '../farm.js'
import { helpdesk } from '../helpdesk.js'
import { hotel } from '../hotel.js'
import { clinic, staff } from '../other-tables.js'
import { phones } from '../phones.js'
import { countries, shop } from '../shop.js'
import { yard } from '../yard.js'
import type { OwnPrompts } from './own-prompts.js'

export const countedStaff: OwnPrompts = {
  dataset: staff,
  today: '2025-12-31',
  prompts: [
    ['new hires by month', 'LINE COUNT(*) by employees.hire_date:MONTH'],
    ['people by department', 'BAR COUNT(*) by employees.department'],
    ['average age of remote employees', 'TEXT AVERAGE(employees.age) where employees.remote EQ true'],
    [
      'training days by department',
      'BAR SUM(absences.days_away) by employees.department where absences.reason EQ Training',
    ],
    [
      'average sick days by job title',
      'BAR AVERAGE(absences.days_away) by employees.job_title where absences.reason EQ Sick',
    ],
    ['who was away the most', 'BAR SUM(absences.days_away) by employees.full_name order sum_days_away DESCENDING'],
    ['employees older than 60', 'BAR AVERAGE(employees.age) by employees.full_name where employees.age GT 60'],
    ['absences over 5 days by reason', 'BAR COUNT(*) by absences.reason where absences.days_away GT 5'],
    [
      'employees hired before 2015 by office',
      'BAR COUNT(*) by employees.office where employees.hire_date LT 2015-01-01',
    ],
    ['sick days by office', 'BAR SUM(absences.days_away) by employees.office where absences.reason EQ Sick'],
    ['how many people work remotely', 'TEXT COUNT(employees.employee_id) where employees.remote EQ true'],
    ['how many employees do not work remotely', 'TEXT COUNT(employees.employee_id) where employees.remote NEQ true'],
    ['how many employees work remotely by office', 'BAR COUNT(*) by employees.office where employees.remote EQ true'],
    ['absences longer than 5 days', 'TEXT COUNT(absences.absence_id) where absences.days_away GT 5'],
    ['how many employees are over 50', 'TEXT COUNT(employees.employee_id) where employees.age GT 50'],
    ['employees per department in Leeds', 'BAR COUNT(*) by employees.department where employees.office EQ Leeds'],
    ['how many offices are there', 'TEXT COUNT_DISTINCT(employees.office)'],
    [
      'absences in 2025 by month',
      'LINE COUNT(*) by absences.start_date:MONTH where absences.start_date GTE 2025-01-01 and absences.start_date LT 2026-01-01',
    ],
    ['employees without absences', 'BAR COUNT(*) by employees.full_name where not employees with absences'],
  ],
}

export const countedClinic: OwnPrompts = {
  dataset: clinic,
  today: '2025-12-31',
  prompts: [
    [
      'first visits in 2024',
      'TEXT COUNT(visits.visit_id) where visits.first_visit EQ true and visits.visit_date GTE 2024-01-01 and visits.visit_date LT 2025-01-01',
    ],
    ['doctors by specialty', 'BAR COUNT_DISTINCT(visits.doctor) by visits.specialty'],
    ['visits over 100 minutes', 'TEXT COUNT(visits.visit_id) where visits.wait_minutes GT 100'],
    ['how many patients per month', 'LINE COUNT_DISTINCT(visits.patient_id) by visits.visit_date:MONTH'],
    ['patients by insurance', 'BAR COUNT_DISTINCT(visits.patient_id) by visits.insurance'],
    ['visits over 60 minutes by doctor', 'BAR COUNT(*) by visits.doctor where visits.wait_minutes GT 60'],
    ['how many doctors work in each specialty', 'BAR COUNT_DISTINCT(visits.doctor) by visits.specialty'],
    ['longest waits by doctor', 'BAR MAXIMUM(visits.wait_minutes) by visits.doctor'],
    ['cheapest visits', 'BAR SUM(visits.cost) by visits.visit_id order sum_cost ASCENDING'],
    ['first visits by month', 'LINE COUNT(*) by visits.visit_date:MONTH where visits.first_visit EQ true'],
    [
      'cost of visits on 29 February',
      'TEXT SUM(visits.cost) where visits.visit_date GTE 2024-02-29 and visits.visit_date LT 2024-03-01',
    ],
    ['average rating of first visits', 'TEXT AVERAGE(visits.rating) where visits.first_visit EQ true'],
    [
      'public patients by month',
      'LINE COUNT_DISTINCT(visits.patient_id) by visits.visit_date:MONTH where visits.insurance EQ Public',
    ],
    ['busiest doctor', 'BAR COUNT(*) by visits.doctor order count DESCENDING'],
  ],
}

export const countedHelpdesk: OwnPrompts = {
  dataset: helpdesk,
  today: '2025-12-31',
  prompts: [
    ['agents by team', 'BAR COUNT_DISTINCT(tickets.agent) by tickets.team'],
    [
      'tickets on 29 February',
      'TEXT COUNT(tickets.ticket_id) where tickets.opened_at GTE 2024-02-29 and tickets.opened_at LT 2024-03-01',
    ],
    [
      'tickets in May 2025',
      'TEXT COUNT(tickets.ticket_id) where tickets.opened_at GTE 2025-05-01 and tickets.opened_at LT 2025-06-01',
    ],
    ['urgent tickets by agent', 'BAR COUNT(*) by tickets.agent where tickets.priority EQ Urgent'],
    ['reopened tickets per month', 'LINE COUNT(*) by tickets.opened_at:MONTH where tickets.reopened EQ true'],
    ['number of agents per team', 'BAR COUNT_DISTINCT(tickets.agent) by tickets.team'],
    ['tickets answered within 30 minutes', 'TEXT COUNT(tickets.ticket_id) where tickets.first_response_minutes LTE 30'],
    ['tickets resolved within 2 hours', 'TEXT COUNT(tickets.ticket_id) where tickets.resolution_hours LTE 2'],
    [
      'tickets with a first response within 30 minutes',
      'TEXT COUNT(tickets.ticket_id) where tickets.first_response_minutes LTE 30',
    ],
    ['open tickets', 'TEXT COUNT(tickets.ticket_id) where tickets.status EQ Open'],
    ['escalated tickets', 'TEXT COUNT(tickets.ticket_id) where tickets.escalated EQ true'],
    ['tickets per agent per month', 'LINE COUNT(*) by tickets.opened_at:MONTH, tickets.agent'],
    ['tickets with satisfaction below 3 by agent', 'BAR COUNT(*) by tickets.agent where tickets.satisfaction LT 3'],
  ],
}

export const countedHotel: OwnPrompts = {
  dataset: hotel,
  today: '2025-12-31',
  prompts: [
    ['nights by country', 'BAR SUM(stays.nts) by guests.ctry'],
    ['stays longer than 7 nights', 'TEXT COUNT(stays.stay_id) where stays.nts GT 7'],
    ['guests by country', 'BAR COUNT(*) by guests.ctry'],
    ['guests by month', 'LINE COUNT_DISTINCT(stays.guest_id) by stays.chk_in_dt:MONTH'],
    ['cancelled nights by room type', 'BAR SUM(stays.nts) by rooms.room_typ where stays.stat EQ Cancelled'],
    ['rooms by floor', 'BAR COUNT(*) by rooms.flr'],
    ['rooms by country', 'BAR COUNT_DISTINCT(stays.room_id) by guests.ctry'],
    ['guests per room type', 'BAR COUNT_DISTINCT(stays.guest_id) by rooms.room_typ'],
    ['leisure guests by country', 'BAR COUNT(*) by guests.ctry where guests.seg EQ Leisure'],
    ['biggest guests', 'BAR SUM(stays.amt_eur) by guests.guest_nm order sum_amt_eur DESCENDING'],
  ],
}

export const countedCountries: OwnPrompts = {
  dataset: countries,
  today: '2025-12-31',
  prompts: [
    ['countries by cluster', 'BAR COUNT_DISTINCT(countries.country) by countries.cluster'],
    ['largest countries', 'BAR SUM(countries.population) by countries.country order sum_population DESCENDING'],
    [
      'hottest countries',
      'BAR AVERAGE(countries.maximum_temperature) by countries.country order average_maximum_temperature DESCENDING',
    ],
    [
      'which country is the largest',
      'BAR SUM(countries.population) by countries.country order sum_population DESCENDING',
    ],
    [
      'smallest country in 2005',
      'BAR SUM(countries.population) by countries.country where countries.year EQ 2005 order sum_population ASCENDING',
    ],
  ],
}

export const countedPhones: OwnPrompts = {
  dataset: phones,
  today: '2025-12-31',
  prompts: [
    ['heaviest phones', 'BAR AVERAGE(phones.weight) by phones.model order average_weight DESCENDING'],
    ['number of models by brand', 'BAR COUNT(*) by phones.brand'],
    ['phones under 100 by brand', 'BAR COUNT(*) by phones.brand where phones.price LT 100'],
  ],
}

export const countedYard: OwnPrompts = {
  dataset: yard,
  today: '2025-12-31',
  prompts: [
    ['trips by depot', 'BAR COUNT(trips.id) by depots.name'],
    ['drivers by depot', 'BAR COUNT(drivers.id) by depots.name'],
    ['crates per depot', 'BAR SUM(depots.crate_count) by depots.name'],
    ['trips per driver', 'BAR COUNT(trips.id) by drivers.name'],
  ],
}

export const countedFarm: OwnPrompts = {
  dataset: farm,
  today: '2025-12-31',
  prompts: [
    ['bookings longer than 300 minutes', 'TEXT COUNT(barn_bookings.id) where barn_bookings.duration_minutes GT 300'],
    ['kilos by village', 'BAR SUM(barn_bookings.kilos) by barn.village'],
    ['bookings by village', 'BAR COUNT(barn_bookings.id) by barn.village'],
    ['workers by village', 'BAR COUNT_DISTINCT(barn_bookings.worker_id) by barn.village'],
    ['rainfall by month', 'LINE SUM(daily_readings.rainfall_mm) by daily_readings.day:MONTH'],
  ],
}

export const countedShop: OwnPrompts = {
  dataset: shop,
  today: '2025-12-31',
  prompts: [
    [
      'revenue on 29 February',
      'TEXT SUM(order_lines.revenue) where orders.order_date GTE 2024-02-29 and orders.order_date LT 2024-03-01',
    ],
    [
      'average discount for orders above 1000',
      'TEXT AVERAGE(order_lines.discount) where orders with order_lines (SUM(order_lines.revenue) GT 1000)',
    ],
    [
      'number of orders above 1000 by channel',
      'BAR COUNT(*) by orders.channel where orders with order_lines (SUM(order_lines.revenue) GT 1000)',
    ],
    ['orders over $500', 'TEXT COUNT(orders.order_id) where orders with order_lines (SUM(order_lines.revenue) GT 500)'],
    [
      'how many orders were over 5000',
      'TEXT COUNT(orders.order_id) where orders with order_lines (SUM(order_lines.revenue) GT 5000)',
    ],
    [
      'orders below 50 by month',
      'LINE COUNT(*) by orders.order_date:MONTH where orders with order_lines (SUM(order_lines.revenue) LT 50)',
    ],
    [
      'orders in 2025',
      'TEXT COUNT(orders.order_id) where orders.order_date GTE 2025-01-01 and orders.order_date LT 2026-01-01',
    ],
    ['products by region', 'BAR COUNT_DISTINCT(order_lines.product_id) by regions.region_name'],
    [
      'how many products did each customer buy',
      'BAR COUNT_DISTINCT(order_lines.product_id) by customers.customer_name',
    ],
  ],
}
