import { helpdesk } from '../helpdesk.js'
import { hotel } from '../hotel.js'
import { shopWithMetrics } from '../metrics.js'
import { clinic, power, staff } from '../other-tables.js'
import { phones } from '../phones.js'
import { countries } from '../shop.js'
import { yard } from '../yard.js'
import type { OwnPrompts } from './own-prompts.js'

export const plainStaff: OwnPrompts = {
  dataset: staff,
  today: '2025-12-31',
  prompts: [
    ['salary by department', 'BAR AVERAGE(employees.base_salary) by employees.department'],
    ['average salary by office', 'BAR AVERAGE(employees.base_salary) by employees.office'],
    ['average bonus by department', 'BAR AVERAGE(employees.bonus) by employees.department'],
    [
      'total bonus by job title, highest first',
      'BAR SUM(employees.bonus) by employees.job_title order sum_bonus DESCENDING',
    ],
    ['employees by office', 'BAR COUNT(*) by employees.office'],
    ['number of employees per department and office', 'BAR COUNT(*) by employees.department, employees.office'],
    ['hires per year by department', 'LINE COUNT(*) by employees.hire_date:YEAR, employees.department'],
    [
      'the 5 oldest employees',
      'BAR AVERAGE(employees.age) by employees.full_name order average_age DESCENDING limit 5',
    ],
    [
      'the ten employees with the highest bonus',
      'BAR SUM(employees.bonus) by employees.full_name order sum_bonus DESCENDING limit 10',
    ],
    [
      'which office has the lowest average salary',
      'BAR AVERAGE(employees.base_salary) by employees.office order average_base_salary ASCENDING',
    ],
    ['highest salary in each department', 'BAR MAXIMUM(employees.base_salary) by employees.department'],
    ['youngest age by office', 'BAR MINIMUM(employees.age) by employees.office'],
    ['absences by reason', 'BAR COUNT(*) by absences.reason'],
    ['absences per month', 'LINE COUNT(*) by absences.start_date:MONTH'],
    ['days away by department', 'BAR SUM(absences.days_away) by employees.department'],
    [
      'total days away per month in 2025',
      'LINE SUM(absences.days_away) by absences.start_date:MONTH where absences.start_date GTE 2025-01-01 and absences.start_date LT 2026-01-01',
    ],
    ['average days away by reason', 'BAR AVERAGE(absences.days_away) by absences.reason'],
    [
      'show the bonus of the employees in Marketing in a bar chart',
      'BAR (employees.bonus) by employees.full_name where employees.department EQ Marketing',
    ],
    [
      'list the base salary of each employee in Leeds as bars',
      'BAR (employees.base_salary) by employees.full_name where employees.office EQ Leeds',
    ],
    ['salary distribution', 'BAR COUNT(*) by employees.base_salary:bin'],
    ['bonus vs base salary', 'POINT (employees.bonus), (employees.base_salary)'],
    ['headcount over time by office', 'LINE COUNT(*) by employees.hire_date:MONTH, employees.office'],
    ['oldest employees', 'BAR AVERAGE(employees.age) by employees.full_name order average_age DESCENDING'],
    ['youngest employees', 'BAR AVERAGE(employees.age) by employees.full_name order average_age ASCENDING'],
    ['the oldest employee', 'BAR AVERAGE(employees.age) by employees.full_name order average_age DESCENDING'],
    [
      'best paid job titles',
      'BAR AVERAGE(employees.base_salary) by employees.job_title order average_base_salary DESCENDING',
    ],
    ['longest absences', 'BAR SUM(absences.days_away) by absences.absence_id order sum_days_away DESCENDING'],
    ['shortest absences', 'BAR SUM(absences.days_away) by absences.absence_id order sum_days_away ASCENDING'],
    ['largest offices', 'BAR COUNT(*) by employees.office order count DESCENDING'],
    ['smallest departments', 'BAR COUNT(*) by employees.department order count ASCENDING'],
    [
      'how many job titles are there in each department',
      'BAR COUNT_DISTINCT(employees.job_title) by employees.department',
    ],
    ['number of departments by office', 'BAR COUNT_DISTINCT(employees.department) by employees.office'],
    ['number of employees by reason', 'BAR COUNT_DISTINCT(absences.employee_id) by absences.reason'],
    [
      'average bonus of finance and support by office',
      'BAR AVERAGE(employees.bonus) by employees.office, employees.department where employees.department IN Finance,Support',
    ],
  ],
}

export const plainClinic: OwnPrompts = {
  dataset: clinic,
  today: '2025-12-31',
  prompts: [
    ['visits by specialty', 'BAR COUNT(*) by visits.specialty'],
    ['cost over time', 'LINE SUM(visits.cost) by visits.visit_date:MONTH'],
    ['how have costs evolved over time', 'LINE SUM(visits.cost) by visits.visit_date:MONTH'],
    ['average rating by doctor', 'BAR AVERAGE(visits.rating) by visits.doctor'],
    [
      'which doctor has the highest average rating',
      'BAR AVERAGE(visits.rating) by visits.doctor order average_rating DESCENDING',
    ],
    [
      'what insurance has the lowest average wait',
      'BAR AVERAGE(visits.wait_minutes) by visits.insurance order average_wait_minutes ASCENDING',
    ],
    ['total cost by insurance', 'BAR SUM(visits.cost) by visits.insurance'],
    ['visits by insurance and specialty', 'BAR COUNT(*) by visits.specialty, visits.insurance'],
    [
      'cost by specialty last quarter, as a pie',
      'ARC SUM(visits.cost) by visits.specialty where visits.visit_date LAST_PERIODS 1,QUARTER,true',
    ],
    ['top 5 doctors by visits', 'BAR COUNT(*) by visits.doctor order count DESCENDING limit 5'],
    ['the 4 doctors with the most visits', 'BAR COUNT(*) by visits.doctor order count DESCENDING limit 4'],
    ['median wait by doctor', 'BAR MEDIAN(visits.wait_minutes) by visits.doctor'],
    ['highest cost by specialty', 'BAR MAXIMUM(visits.cost) by visits.specialty'],
    ['wait minutes vs cost', 'POINT (visits.wait_minutes), (visits.cost)'],
    ['number of patients by specialty', 'BAR COUNT_DISTINCT(visits.patient_id) by visits.specialty'],
    ['visits of Dr Mori by month', 'LINE COUNT(*) by visits.visit_date:MONTH where visits.doctor EQ Dr Mori'],
    [
      'visits with private insurance by year',
      'LINE COUNT(*) by visits.visit_date:YEAR where visits.insurance EQ Private',
    ],
    ['share of visits by insurance', 'ARC COUNT(*) by visits.insurance'],
    ['cost by doctor and quarter', 'LINE SUM(visits.cost) by visits.visit_date:QUARTER, visits.doctor'],
    ['number of patients', 'TEXT COUNT_DISTINCT(visits.patient_id)'],
    ['patients by doctor', 'BAR COUNT_DISTINCT(visits.patient_id) by visits.doctor'],
    [
      'how many patients did Dr Mori see in 2024',
      'TEXT COUNT_DISTINCT(visits.patient_id) where visits.doctor EQ Dr Mori and visits.visit_date GTE 2024-01-01 and visits.visit_date LT 2025-01-01',
    ],
    ['most expensive visits', 'BAR SUM(visits.cost) by visits.visit_id order sum_cost DESCENDING'],
    ['number of doctors by specialty', 'BAR COUNT_DISTINCT(visits.doctor) by visits.specialty'],
    ['how many doctors are there', 'TEXT COUNT_DISTINCT(visits.doctor)'],
    ['how many specialties do we have', 'TEXT COUNT_DISTINCT(visits.specialty)'],
    [
      'average wait of Dr Okafor and Dr Lindt by month',
      'LINE AVERAGE(visits.wait_minutes) by visits.visit_date:MONTH, visits.doctor where visits.doctor IN Dr Okafor,Dr Lindt',
    ],
    [
      'cost of Dr Okafor and Dr Salas by quarter',
      'LINE SUM(visits.cost) by visits.visit_date:QUARTER, visits.doctor where visits.doctor IN Dr Okafor,Dr Salas',
    ],
    [
      'average rating of public and private insurance by year',
      'LINE AVERAGE(visits.rating) by visits.visit_date:YEAR, visits.insurance where visits.insurance IN Public,Private',
    ],
  ],
}

export const plainPhones: OwnPrompts = {
  dataset: phones,
  today: '2025-12-31',
  prompts: [
    ['average price by brand', 'BAR AVERAGE(phones.price) by phones.brand'],
    ['price by brand', 'BAR AVERAGE(phones.price) by phones.brand'],
    ['worldwide sales by brand', 'BAR SUM(phones.worldwide_sales) by phones.brand'],
    [
      'which brand had the highest average worldwide sales',
      'BAR AVERAGE(phones.worldwide_sales) by phones.brand order average_worldwide_sales DESCENDING',
    ],
    [
      'which system type had the highest average screen rating',
      'BAR AVERAGE(phones.screen_rating) by phones.system_type order average_screen_rating DESCENDING',
    ],
    ['how have worldwide sales evolved over time', 'LINE SUM(phones.worldwide_sales) by phones.launch_year'],
    ['how has the price of phones evolved over the years', 'LINE AVERAGE(phones.price) by phones.launch_year'],
    ['number of phones by launch year', 'LINE COUNT(*) by phones.launch_year'],
    ['price vs weight', 'POINT (phones.price), (phones.weight)'],
    ['price and battery length by brand', 'BAR AVERAGE(phones.price), AVERAGE(phones.battery_length) by phones.brand'],
    [
      'worldwide sales of Aster phones by launch year',
      'LINE SUM(phones.worldwide_sales) by phones.launch_year where phones.brand EQ Aster',
    ],
    ['Cedar by launch year', 'LINE COUNT(*) by phones.launch_year where phones.brand EQ Cedar'],
    ['top 5 phones by price', 'BAR AVERAGE(phones.price) by phones.model order average_price DESCENDING limit 5'],
    [
      'the 6 models with the most worldwide sales',
      'BAR SUM(phones.worldwide_sales) by phones.model order sum_worldwide_sales DESCENDING limit 6',
    ],
    ['average weight by shop rating', 'BAR AVERAGE(phones.weight) by phones.shop_rating'],
    ['heaviest phones', 'BAR AVERAGE(phones.weight) by phones.model order average_weight DESCENDING'],
    ['lightest phones', 'BAR AVERAGE(phones.weight) by phones.model order average_weight ASCENDING'],
    ['cheapest phones', 'BAR AVERAGE(phones.price) by phones.model order average_price ASCENDING'],
    ['the heaviest phone', 'BAR AVERAGE(phones.weight) by phones.model order average_weight DESCENDING'],
    ['most expensive phones by brand', 'BAR AVERAGE(phones.price) by phones.brand order average_price DESCENDING'],
    ['how many brands are there', 'TEXT COUNT_DISTINCT(phones.brand)'],
    ['number of brands by launch year', 'LINE COUNT_DISTINCT(phones.brand) by phones.launch_year'],
  ],
}

export const plainHelpdesk: OwnPrompts = {
  dataset: helpdesk,
  today: '2025-12-31',
  prompts: [
    ['tickets by team', 'BAR COUNT(*) by tickets.team'],
    ['tickets over time', 'LINE COUNT(*) by tickets.opened_at:MONTH'],
    ['how have tickets evolved over time', 'LINE COUNT(*) by tickets.opened_at:MONTH'],
    ['average satisfaction by agent', 'BAR AVERAGE(tickets.satisfaction) by tickets.agent'],
    [
      'which agent has the highest average satisfaction',
      'BAR AVERAGE(tickets.satisfaction) by tickets.agent order average_satisfaction DESCENDING',
    ],
    ['open tickets by priority', 'BAR COUNT(*) by tickets.priority where tickets.status EQ Open'],
    ['urgent tickets by month', 'LINE COUNT(*) by tickets.opened_at:MONTH where tickets.priority EQ Urgent'],
    ['tickets by team and priority', 'BAR COUNT(*) by tickets.priority, tickets.team'],
    [
      'tickets by channel last quarter, as a pie',
      'ARC COUNT(*) by tickets.channel where tickets.opened_at LAST_PERIODS 1,QUARTER,true',
    ],
    ['resolution hours by team', 'BAR AVERAGE(tickets.resolution_hours) by tickets.team'],
    ['median first response by priority', 'BAR MEDIAN(tickets.first_response_minutes) by tickets.priority'],
    ['top 3 agents by tickets', 'BAR COUNT(*) by tickets.agent order count DESCENDING limit 3'],
    ['escalated tickets by team', 'BAR COUNT(*) by tickets.team where tickets.escalated EQ true'],
    ['satisfaction over time', 'LINE AVERAGE(tickets.satisfaction) by tickets.opened_at:MONTH'],
    ['tickets of Bo Lind by week', 'LINE COUNT(*) by tickets.opened_at:WEEK where tickets.agent EQ Bo Lind'],
    ['share of tickets by status', 'ARC COUNT(*) by tickets.status'],
    ['longest tickets', 'clarify longest: first response minutes, resolution hours'],
    ['biggest teams', 'BAR COUNT(*) by tickets.team order count DESCENDING'],
    ['slowest agents', 'clarify slowest: first response minutes, resolution hours'],
    ['how many agents are in each team', 'BAR COUNT_DISTINCT(tickets.agent) by tickets.team'],
    ['number of agents by team', 'BAR COUNT_DISTINCT(tickets.agent) by tickets.team'],
    [
      'average satisfaction of open and pending tickets by team',
      'BAR AVERAGE(tickets.satisfaction) by tickets.team, tickets.status where tickets.status IN Open,Pending',
    ],
  ],
}

export const plainCountries: OwnPrompts = {
  dataset: countries,
  today: '2025-12-31',
  prompts: [
    ['population by country', 'BAR SUM(countries.population) by countries.country'],
    ['average life expectancy by cluster', 'BAR AVERAGE(countries.life_expectancy) by countries.cluster'],
    ['how has life expectancy evolved over time', 'LINE AVERAGE(countries.life_expectancy) by countries.year'],
    [
      'population over time in Japan',
      'LINE SUM(countries.population) by countries.year where countries.country EQ Japan',
    ],
    [
      'top 10 countries by population',
      'BAR SUM(countries.population) by countries.country order sum_population DESCENDING limit 10',
    ],
    ['life expectancy vs population', 'POINT (countries.life_expectancy), (countries.population)'],
    [
      'which country has the highest average life expectancy',
      'BAR AVERAGE(countries.life_expectancy) by countries.country order average_life_expectancy DESCENDING',
    ],
    [
      'population of China and India by year',
      'LINE SUM(countries.population) by countries.year, countries.country where countries.country IN China,India',
    ],
  ],
}

export const plainPower: OwnPrompts = {
  dataset: power,
  today: '2025-12-31',
  prompts: [
    ['how has solar evolved over time', 'LINE SUM(generation.solar) by generation.month:MONTH'],
    ['coal by year', 'LINE SUM(generation.coal) by generation.month:YEAR'],
    ['total nuclear and hydro by year', 'LINE SUM(generation.nuclear), SUM(generation.hydro) by generation.month:YEAR'],
    ['solar vs coal', 'POINT (generation.solar), (generation.coal)'],
  ],
}

export const plainHotel: OwnPrompts = {
  dataset: hotel,
  today: '2025-12-31',
  prompts: [
    ['revenue by room type', 'BAR SUM(stays.amt_eur) by rooms.room_typ'],
    ['sales by month', 'LINE SUM(stays.amt_eur) by stays.chk_in_dt:MONTH'],
    ['total amount by country', 'BAR SUM(stays.amt_eur) by guests.ctry'],
    ['nights by segment', 'BAR SUM(stays.nts) by guests.seg'],
    ['average nights by source', 'BAR AVERAGE(stays.nts) by stays.src'],
    ['stays by status', 'BAR COUNT(*) by stays.stat'],
    ['number of stays per month', 'LINE COUNT(*) by stays.chk_in_dt:MONTH'],
    ['how many stays per room type', 'BAR COUNT(stays.stay_id) by rooms.room_typ'],
    ['the 5 guests with the most nights', 'BAR SUM(stays.nts) by guests.guest_nm order sum_nts DESCENDING limit 5'],
    ['the 7 rooms with the most nights sold', 'BAR SUM(stays.nts) by rooms.room_nm order sum_nts DESCENDING limit 7'],
    ['top 10 guests by revenue', 'BAR SUM(stays.amt_eur) by guests.guest_nm order sum_amt_eur DESCENDING limit 10'],
    ['share of revenue by segment', 'ARC SUM(stays.amt_eur) by guests.seg'],
    ['share of sales by country', 'ARC SUM(stays.amt_eur) by guests.ctry'],
    ['share of stays by source', 'ARC COUNT(*) by stays.src'],
    ['percentage of nights per room type', 'ARC SUM(stays.nts) by rooms.room_typ'],
    ['list price vs upkeep cost', 'POINT (rooms.list_price), (rooms.upkeep_cost)'],
    ['average list price by room type', 'BAR AVERAGE(rooms.list_price) by rooms.room_typ'],
    ['upkeep cost by floor', 'BAR SUM(rooms.upkeep_cost) by rooms.flr'],
    ['most expensive rooms', 'BAR AVERAGE(rooms.list_price) by rooms.room_nm order average_list_price DESCENDING'],
    ['cancelled stays by month', 'LINE COUNT(*) by stays.chk_in_dt:MONTH where stays.stat EQ Cancelled'],
    [
      'revenue from business guests by quarter',
      'LINE SUM(stays.amt_eur) by stays.chk_in_dt:QUARTER where guests.seg EQ Business',
    ],
    [
      'revenue in 2024 by country',
      'BAR SUM(stays.amt_eur) by guests.ctry where stays.chk_in_dt GTE 2024-01-01 and stays.chk_in_dt LT 2025-01-01',
    ],
    [
      'revenue by segment last year, as a pie',
      'ARC SUM(stays.amt_eur) by guests.seg where stays.chk_in_dt LAST_PERIODS 1,YEAR,true',
    ],
    ['breakdown of revenue by country', 'ARC SUM(stays.amt_eur) by guests.ctry'],
    ['number of guests per quarter', 'LINE COUNT_DISTINCT(stays.guest_id) by stays.chk_in_dt:QUARTER'],
    ['number of different guests per quarter', 'LINE COUNT_DISTINCT(stays.guest_id) by stays.chk_in_dt:QUARTER'],
    ['guests by source', 'BAR COUNT_DISTINCT(stays.guest_id) by stays.src'],
    ['revenue by country and segment', 'BAR SUM(stays.amt_eur) by guests.ctry, guests.seg'],
    ['stacked bars of nights by segment and room type', 'STACKED BAR SUM(stays.nts) by guests.seg, rooms.room_typ'],
    ['which country brings the most revenue', 'BAR SUM(stays.amt_eur) by guests.ctry order sum_amt_eur DESCENDING'],
    [
      'which room type has the highest average list price',
      'BAR AVERAGE(rooms.list_price) by rooms.room_typ order average_list_price DESCENDING',
    ],
    ['how has revenue evolved over time', 'LINE SUM(stays.amt_eur) by stays.chk_in_dt:MONTH'],
    [
      'how many guests stayed in 2025',
      'TEXT COUNT_DISTINCT(stays.guest_id) where stays.chk_in_dt GTE 2025-01-01 and stays.chk_in_dt LT 2026-01-01',
    ],
    ['revenue per stay by source', 'BAR SUM(stays.amt_eur) per COUNT(stays.stay_id) by stays.src'],
    ['median nights by country', 'BAR MEDIAN(stays.nts) by guests.ctry'],
    ['distribution of nights', 'BAR COUNT(*) by stays.nts:bin'],
    ['revenue and nights by month', 'LINE SUM(stays.amt_eur), SUM(stays.nts) by stays.chk_in_dt:MONTH'],
    ['amount by room type', 'BAR SUM(stays.amt_eur) by rooms.room_typ'],
    ['average amount by source', 'BAR AVERAGE(stays.amt_eur) by stays.src'],
    [
      'nights of kept and cancelled stays by room type',
      'BAR SUM(stays.nts) by rooms.room_typ, stays.stat where stays.stat IN Kept,Cancelled',
    ],
  ],
}

export const plainYard: OwnPrompts = {
  dataset: yard,
  today: '2025-12-31',
  prompts: [
    ['the name and crate count of each depot', 'BAR (depots.crate_count) by depots.name'],
    ['name and number of crates of depots', 'BAR SUM(depots.crate_count) by depots.name'],
    ['names of drivers and how many trips they made', 'BAR COUNT(trips.id) by drivers.name'],
    ['number of drivers by depot name', 'BAR COUNT(drivers.id) by depots.name'],
    ['crates of depots with drivers by name', 'BAR SUM(depots.crate_count) by depots.name'],
    ['hires by month', 'LINE COUNT(*) by drivers.date_hired:MONTH'],
  ],
}

export const plainShopWithMetrics: OwnPrompts = {
  dataset: shopWithMetrics,
  today: '2025-12-31',
  prompts: [
    ['profit margin by channel', 'BAR [profit margin] by orders.channel'],
    ['profit margin by month', 'LINE [profit margin] by orders.order_date:MONTH'],
    [
      'worst 5 products by profit margin',
      'BAR [profit margin] by products.product_name order profit_margin ASCENDING limit 5',
    ],
    ['top 4 cities by profit margin', 'BAR [profit margin] by customers.city order profit_margin DESCENDING limit 4'],
    [
      'the 3 customers with the highest profit margin',
      'BAR [profit margin] by customers.customer_name order profit_margin DESCENDING limit 3',
    ],
    [
      'which region has the lowest profit margin',
      'BAR [profit margin] by regions.region_name order profit_margin ASCENDING',
    ],
    ['MRR by quarter', 'LINE [MRR] by orders.order_date:QUARTER'],
    ['top 10 customers by MRR', 'BAR [MRR] by customers.customer_name order MRR DESCENDING limit 10'],
    ['average order value by segment', 'BAR [average order value] by customers.segment'],
    [
      'profit margin of Furniture by quarter',
      'LINE [profit margin] by orders.order_date:QUARTER where products.category EQ Furniture',
    ],
  ],
}
