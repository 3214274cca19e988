import type { DatasetProfile, TableProfile } from '@askchart/vocabulary'
import { type Column, day, key, number, place, table, text } from './profile.js'

const published = (only: TableProfile): DatasetProfile => ({
  id: `dataset_${only.name}`,
  name: only.name,
  version: 1,
  tables: [only],
  relationships: [],
})

const code = (from: number, to: number): Column => ({
  type: 'INTEGER',
  role: 'DIMENSION',
  distinct: to - from + 1,
  from,
  to,
  values: Array.from({ length: to - from + 1 }, (_, step) => from + step),
})

/** Tables shaped as those that are published for everyone: several lines of an order, 0 and 1 for no and yes, new and total cases. Made up. */
export const orderLines = published(
  table('retail', 9_000, {
    row_id: key(9_000),
    order_id: { type: 'STRING', role: 'IDENTIFIER', distinct: 4_500 },
    order_date: { ...day('2022-01-03', '2025-12-30'), distinct: 1_200 },
    ship_date: { ...day('2022-01-07', '2026-01-05'), distinct: 1_300 },
    ship_mode: text(['Standard Class', 'First Class', 'Same Day']),
    customer_name: text(['Ann Lee', 'Bob Ray', 'Cy Fox'], 790),
    segment: text(['Consumer', 'Corporate', 'Home Office']),
    region: place(['West', 'East', 'Central', 'South']),
    category: text(['Furniture', 'Office Supplies', 'Technology']),
    sub_category: text(['Chairs', 'Phones', 'Paper'], 17),
    product_name: text(['Oak Chair', 'Desk Phone'], 1_850),
    sales: { ...number('DECIMAL', 'SUM', 22_000), distinct: 5_800 },
    discount: { ...number('DECIMAL', 'AVERAGE', 0.8), distinct: 12 },
    profit: { ...number('DECIMAL', 'SUM', 8_000), from: -6_000, distinct: 7_200 },
  }),
)

export const passengers = published(
  table('passengers', 891, {
    passenger_id: key(891),
    survived: code(0, 1),
    pclass: code(1, 3),
    name: text(['Ann Lee', 'Bob Ray'], 891),
    sex: text(['male', 'female']),
    age: { ...number('DECIMAL', 'AVERAGE', 80), distinct: 88 },
    fare: { ...number('DECIMAL', 'AVERAGE', 512), distinct: 248 },
  }),
)

export const flights = published(
  table('flights', 58_000, {
    flight_date: { ...day('2024-01-01', '2024-12-31'), distinct: 365 },
    airline: text(['Aurora', 'Borealis', 'Cirrus']),
    origin: text(['ATL', 'ORD', 'JFK'], 120),
    dep_delay: { ...number('INTEGER', 'AVERAGE', 1_200), from: -30 },
    arr_delay: { ...number('INTEGER', 'AVERAGE', 1_200), from: -60 },
    cancelled: text(['Yes', 'No']),
    air_time: { ...number('INTEGER', 'AVERAGE', 690), from: 20 },
  }),
)

export const dailyCases = published(
  table('epidemic', 40_000, {
    date: { ...day('2020-01-22', '2022-03-31'), distinct: 800 },
    country: place(['Germany', 'Brazil', 'Japan'], 190),
    new_cases: { ...number('INTEGER', 'SUM', 900_000), distinct: 9_000 },
    new_deaths: { ...number('INTEGER', 'SUM', 9_000), distinct: 3_000 },
    total_cases: { ...number('INTEGER', 'SUM', 80_000_000), distinct: 30_000 },
  }),
)

export const taxiTrips = published(
  table('taxi_trips', 90_000, {
    pickup_time: { ...day('2024-03-01 00:00:00', '2024-03-31 23:59:00'), type: 'DATETIME', distinct: 80_000 },
    trip_distance: { ...number('DECIMAL', 'AVERAGE', 90), distinct: 3_000 },
    fare_amount: { ...number('DECIMAL', 'SUM', 400), distinct: 2_000 },
    tip_amount: { ...number('DECIMAL', 'SUM', 100), distinct: 1_000 },
    total_amount: { ...number('DECIMAL', 'SUM', 500), distinct: 4_000 },
    payment_type: text(['Card', 'Cash', 'Dispute']),
  }),
)

export const titles = published(
  table('titles', 8_800, {
    show_id: { type: 'STRING', role: 'IDENTIFIER', distinct: 8_800 },
    type: text(['Movie', 'TV Show']),
    title: text(['Alpha', 'Beta'], 8_800),
    date_added: { ...day('2008-01-01', '2021-09-25'), distinct: 1_700 },
    rating: text(['TV-MA', 'PG-13', 'R'], 17),
    duration_min: { ...number('INTEGER', 'AVERAGE', 312), distinct: 220 },
  }),
)

export const subscribers = published(
  table('subscribers', 7_000, {
    customer_id: { type: 'STRING', role: 'IDENTIFIER', distinct: 7_000 },
    gender: text(['Female', 'Male']),
    senior_citizen: text(['0', '1']),
    contract: text(['Month-to-month', 'One year', 'Two year']),
    start_date: { ...day('2023-01-01', '2025-12-01'), distinct: 700 },
    cancelled_at: { ...day('2023-03-01', '2025-12-01'), distinct: 400 },
    monthly_charges: { ...number('DECIMAL', 'AVERAGE', 118), distinct: 1_500 },
    churned: text(['Yes', 'No']),
  }),
)

export const webSessions = published(
  table('web_traffic', 50_000, {
    date: { ...day('2025-01-01', '2025-12-31'), distinct: 365 },
    source: text(['google', 'direct', 'newsletter']),
    sessions: number('INTEGER', 'SUM', 5_000),
    pageviews: number('INTEGER', 'SUM', 20_000),
    bounces: number('INTEGER', 'SUM', 2_000),
    conversions: number('INTEGER', 'SUM', 300),
  }),
)

export const deals = published(
  table('deals', 1_500, {
    deal_id: key(1_500),
    stage: text(['Prospect', 'Proposal', 'Won', 'Lost']),
    amount: number('DECIMAL', 'SUM', 250_000),
    owner: text(['Ana Ruiz', 'Bo Lind', 'Cem Kaya']),
    created: { ...day('2024-01-03', '2025-12-20'), distinct: 500 },
  }),
)
