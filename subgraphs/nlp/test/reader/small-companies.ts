import type { DatasetProfile } from '@askchart/vocabulary'
import { day, joins, key, number, table, text, yesNo } from './profile.js'

/** A factory's log, whose lines are of production. Made up. */
export const machineLog: DatasetProfile = {
  id: 'dataset_machine_log',
  name: 'Machine log',
  version: 1,
  tables: [
    table('machine_log', 900, {
      date: { ...day('2025-01-02', '2025-11-27'), distinct: 280 },
      line: text(['Line A', 'Line B', 'Line C']),
      operator: text(['Lou Barrett', 'Dana Kowalski', 'Femi Adeyemi']),
      product: text(['Bracket', 'Housing']),
      units_produced: { ...number('INTEGER', 'SUM', 700), distinct: 400 },
      scrap_units: { ...number('INTEGER', 'SUM', 90), distinct: 60 },
      target_units: { ...number('INTEGER', 'SUM', 700), distinct: 12 },
      downtime_min: number('INTEGER', 'SUM', 300),
      energy_kwh: number('DECIMAL', 'SUM', 900),
    }),
  ],
  relationships: [],
}

/** Rooms that are booked by the hour. Made up. */
export const roomBookings: DatasetProfile = {
  id: 'dataset_bookings',
  name: 'Bookings',
  version: 1,
  tables: [
    table('bookings', 600, {
      booking_id: key(600),
      booked_at: day('2024-01-03', '2025-11-27'),
      member_name: text(['Ines Teixeira', 'Paul Lang', 'Rita Moss'], 90),
      room: text(['Spree', 'Tejo', 'Foz']),
      channel: text(['App', 'Phone', 'Website']),
      hours: { type: 'INTEGER', role: 'MEASURE', distinct: 9, from: 1, to: 9, aggregate: 'SUM' },
      price: number('DECIMAL', 'AVERAGE', 210),
      is_no_show: yesNo,
    }),
  ],
  relationships: [],
}

/** Accounts that stay or leave, what they are invoiced, and what they ask. Made up. */
export const subscriptions: DatasetProfile = {
  id: 'dataset_subscriptions',
  name: 'Subscriptions',
  version: 1,
  tables: [
    table('accounts', 230, {
      account_id: key(230),
      company: text(['Amber Analytics', 'Bright Media', 'North Media'], 230),
      plan: text(['Starter', 'Business', 'Enterprise']),
      signed_up: { ...day('2023-09-01', '2025-11-20'), distinct: 200 },
      churned_at: { ...day('2023-12-01', '2025-11-21'), distinct: 65 },
    }),
    table('invoices', 2_500, {
      invoice_id: key(2_500),
      account_id: { ...key(229), distinct: 229 },
      amount: number('DECIMAL', 'SUM', 4_000),
      status: text(['paid', 'open', 'overdue']),
      issued_on: day('2023-09-02', '2025-11-25'),
    }),
    table('support_tickets', 720, {
      ticket_id: key(720),
      account_id: { ...key(210), distinct: 210 },
      opened_at: day('2024-01-03', '2025-11-26'),
      resolved_at: day('2024-01-03', '2025-11-26'),
      priority: text(['low', 'high', 'urgent']),
    }),
  ],
  relationships: [
    joins('invoices.account_id', 'accounts.account_id'),
    joins('support_tickets.account_id', 'accounts.account_id'),
  ],
}

/** A shop that keeps what it pays back, and no sums of what it takes in. Made up. */
export const payingBack: DatasetProfile = {
  id: 'dataset_paying_back',
  name: 'Paying back',
  version: 1,
  tables: [
    table('products', 64, {
      product_id: key(64),
      product_name: text(['Chef Knife', 'Rug Large'], 64),
      category: text(['Garden', 'Kitchen']),
      stock_qty: number('INTEGER', 'SUM', 400),
    }),
    table('returns', 171, {
      return_id: key(171),
      product_id: { ...key(60), distinct: 60 },
      returned_at: day('2024-02-01', '2025-11-20'),
      reason: text(['changed mind', 'broken', 'too late']),
      refund_amount: number('DECIMAL', 'SUM', 300),
    }),
  ],
  relationships: [joins('returns.product_id', 'products.product_id')],
}
