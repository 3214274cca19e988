import { test } from '@jest/globals'
import { day, key, number, place, table, text } from '../../test/reader/profile.js'
import { expectPrompt } from '../../test/reader/to-read.js'
import { prepareDataset } from './read.js'

/** Columns called like the words that analyses are asked for by, as people's files have them. */
const orders = prepareDataset({
  id: 'dataset_orders',
  name: 'Orders',
  version: 1,
  tables: [
    table('orders', 2_000, {
      id: key(2_000),
      city: place(['Oslo', 'Rome', 'Bonn', 'Lima', 'Kyiv', 'Graz'], 6),
      channel: text(['Web', 'Shop', 'Phone']),
      date: day('2023-01-01', '2025-12-10'),
      total: number('DECIMAL', 'SUM', 9_000),
      count: number('INTEGER', 'SUM', 90),
      average: number('DECIMAL', 'AVERAGE', 90),
      max: number('DECIMAL', 'AVERAGE', 90),
      share: number('DECIMAL', 'AVERAGE', 1),
      growth: number('DECIMAL', 'AVERAGE', 1),
      top: number('INTEGER', 'SUM', 99),
    }),
  ],
  relationships: [],
})

test.each([
  ['total by city', 'BAR SUM(orders.total) by orders.city'],
  ['total by month', 'LINE SUM(orders.total) by orders.date:MONTH'],
  ['average total by city', 'BAR AVERAGE(orders.total) by orders.city'],
  ['sum of total by city', 'BAR SUM(orders.total) by orders.city'],
  ['highest total', 'TEXT MAXIMUM(orders.total)'],
  ['count by city', 'BAR SUM(orders.count) by orders.city'],
  ['total and count by city', 'BAR SUM(orders.total), SUM(orders.count) by orders.city'],
  ['average by city', 'BAR AVERAGE(orders.average) by orders.city'],
  ['max by city', 'BAR AVERAGE(orders.max) by orders.city'],
  ['growth by city', 'BAR AVERAGE(orders.growth) by orders.city'],
  ['top 5 cities by total', 'BAR SUM(orders.total) by orders.city order sum_total DESCENDING limit 5'],
])('"%s" shows the column of that name', (prompt, line) => expectPrompt(prompt, orders).toRead(line))

test.each([
  ['number of orders by city', 'BAR COUNT(*) by orders.city'],
  ['count of orders by city', 'BAR COUNT(*) by orders.city'],
  ['total orders by city', 'BAR COUNT(*) by orders.city'],
  ['total number of orders by city', 'BAR COUNT(*) by orders.city'],
  ['average growth by city', 'BAR AVERAGE(orders.growth) by orders.city'],
  ['average share by city', 'BAR AVERAGE(orders.share) by orders.city'],
  ['maximum total by city', 'BAR MAXIMUM(orders.total) by orders.city'],
  ['share of total by city', 'ARC SUM(orders.total) by orders.city'],
])('"%s" shows what the word is said of', (prompt, line) => expectPrompt(prompt, orders).toRead(line))
