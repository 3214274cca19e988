import type { DatasetProfile, TableProfile } from '@askchart/vocabulary'
import { day, key, number, place, table, text } from './profile.js'

const fileOf = (name: string, only: TableProfile): DatasetProfile => ({
  id: `dataset_${name}`,
  name,
  version: 1,
  tables: [only],
  relationships: [],
})

/** Single tables as people keep them in files of their own. */
export const bankStatement = fileOf(
  'bank_statement',
  table('bank_statement', 420, {
    date: { ...day('2024-01-02', '2025-12-20'), distinct: 200 },
    description: text(['CARD 2231', 'TRANSFER 17', 'ORDER 9'], 300),
    category: text(['Groceries', 'Rent', 'Salary', 'Eating out', 'Transport']),
    amount: { ...number('DECIMAL', 'SUM', 3_500), from: -2_000, distinct: 400 },
    balance: { ...number('DECIMAL', 'AVERAGE', 9_000), distinct: 410 },
  }),
)

export const monthlyFigures = fileOf(
  'monthly',
  table('monthly', 24, {
    month: { ...day('2024-01-01', '2025-12-01'), distinct: 24 },
    sales: { ...number('DECIMAL', 'SUM', 900), distinct: 24 },
    expenses: { ...number('DECIMAL', 'SUM', 700), distinct: 24 },
    profit: { ...number('DECIMAL', 'SUM', 300), distinct: 24 },
  }),
)

export const timesheet = fileOf(
  'timesheet',
  table('timesheet', 900, {
    employee: text(['Ann Lee', 'Bob Ray', 'Cy Fox', 'Dee Oz']),
    project: text(['Apollo', 'Zeus', 'Hera']),
    date: { ...day('2025-01-01', '2025-12-01'), distinct: 200 },
    hours: { ...number('DECIMAL', 'SUM', 9), distinct: 16 },
    billable: text(['Yes', 'No']),
  }),
)

export const fitness = fileOf(
  'fitness',
  table('fitness', 365, {
    date: { ...day('2025-01-01', '2025-12-31'), distinct: 365 },
    steps: { ...number('INTEGER', 'SUM', 22_000), distinct: 350 },
    calories: { ...number('INTEGER', 'SUM', 3_500), distinct: 350 },
    sleep_hours: { ...number('DECIMAL', 'AVERAGE', 10), distinct: 40 },
  }),
)

export const salesFile = fileOf(
  'sales_2025',
  table('sales_2025', 1_200, {
    order_id: key(1_200),
    order_date: { ...day('2025-01-01', '2025-12-20'), distinct: 300 },
    region: place(['North', 'South', 'East', 'West']),
    qty: { ...number('INTEGER', 'SUM', 20), distinct: 20 },
    total: { ...number('DECIMAL', 'SUM', 5_000), distinct: 900 },
  }),
)

export const populations = fileOf(
  'population',
  table('population', 2_000, {
    country: place(['France', 'Kenya', 'Peru'], 200),
    year: { type: 'INTEGER', role: 'DIMENSION', distinct: 10, from: 2014, to: 2023 },
    population: { ...number('INTEGER', 'SUM', 1_400_000_000), distinct: 2_000 },
  }),
)

export const listings = fileOf(
  'listings',
  table('listings', 800, {
    listing_id: key(800),
    neighbourhood: text(['Old Town', 'Docks', 'Hill', 'Park']),
    type: text(['Flat', 'House', 'Studio']),
    price: { ...number('INTEGER', 'AVERAGE', 950_000), distinct: 500 },
    area_sqm: { ...number('INTEGER', 'AVERAGE', 260), distinct: 200 },
    listed: { ...day('2025-01-03', '2025-12-10'), distinct: 200 },
    sold: text(['Yes', 'No']),
  }),
)

export const campaigns = fileOf(
  'campaigns',
  table('campaigns', 60, {
    campaign: text(['Spring', 'Summer', 'Winter'], 60),
    channel: text(['Email', 'Search', 'Social']),
    start_date: { ...day('2025-01-02', '2025-11-20'), distinct: 50 },
    spend: { ...number('DECIMAL', 'SUM', 9_000), distinct: 60 },
    clicks: { ...number('INTEGER', 'SUM', 9_000), distinct: 60 },
    conversions: { ...number('INTEGER', 'SUM', 400), distinct: 50 },
  }),
)
