import { describe, expect, test } from '@jest/globals'
import { phones } from '../../test/reader/phones.js'
import { outcomeOf } from '../../test/reader/gist.js'
import { expectPrompt } from '../../test/reader/to-read.js'
import { prepareDataset, read } from './read.js'

const dataset = prepareDataset(phones)

const prompts = (cases: readonly (readonly [string, string])[]): void =>
  test.each(cases)('%s', (prompt, line) => {
    expectPrompt(prompt, dataset).toRead(line)
  })

const PRICE_BINS = (bin: string): string => `BAR COUNT(*) by phones.price:${bin} where phones.price IS_NOT_NULL`

describe('one number alone is shown by how often its values are', () => {
  prompts([
    ['bar chart of price', PRICE_BINS('bin')],
    ['price in 50 dollar buckets', PRICE_BINS('bin')],
    ['count of phones binned by price in 50 dollar increments', PRICE_BINS('bin')],
    ['prices in bands of 50 dollars', PRICE_BINS('bin')],
    ['histogram of price with 25 bins', PRICE_BINS('bin')],
    ['count the phones by how heavy they are', PRICE_BINS('bin').replaceAll('price', 'weight')],
  ])
})

describe('two numbers of many values are set against one another', () => {
  prompts([
    ['price by weight', 'POINT (phones.price), (phones.weight)'],
    ['price to weight', 'POINT (phones.price), (phones.weight)'],
    ['how does price vary with weight', 'POINT (phones.price), (phones.weight)'],
    ['price by weight for each brand', 'POINT (phones.price), (phones.weight) by phones.brand'],
    ['price by weight and brand', 'POINT (phones.price), (phones.weight) by phones.brand'],
    ['price vs weight with brand as the legend', 'POINT (phones.price), (phones.weight) by phones.brand'],
    ['price vs weight for each brand separately', 'FACETED POINT (phones.price), (phones.weight) by phones.brand'],
    ['scatterplot of price and weight of each model', 'POINT (phones.price), (phones.weight)'],
  ])
})

describe('names that are said in part', () => {
  prompts([
    ['phones by type', 'BAR COUNT(*) by phones.system_type'],
    ['average price for each brand and rating', 'BAR AVERAGE(phones.price) by phones.brand, phones.shop_rating'],
  ])
})

describe('a line runs over time', () => {
  prompts([
    ['line chart of average price', 'LINE AVERAGE(phones.price) by phones.launch_year'],
    ['worldwide sales timeline by brand', 'LINE SUM(phones.worldwide_sales) by phones.launch_year, phones.brand'],
    [
      'worldwide sales by brand and launch year',
      'LINE SUM(phones.worldwide_sales) by phones.launch_year, phones.brand',
    ],
  ])
})

describe('two categories', () => {
  prompts([
    // More kinds on x, fewer told apart by colour.
    ['number of phones by type and brand', 'BAR COUNT(*) by phones.brand, phones.system_type'],
    ['number of phones by brand and type', 'BAR COUNT(*) by phones.brand, phones.system_type'],
    ['number of phones by type, colored by brand', 'BAR COUNT(*) by phones.system_type, phones.brand'],
    // Averages do not stack: a panel for each of one.
    ['for each type, average price by brand', 'FACETED BAR AVERAGE(phones.price) by phones.brand, phones.system_type'],
    ['average price by type colored by brand', 'FACETED BAR AVERAGE(phones.price) by phones.brand, phones.system_type'],
    ['average price by type and brand', 'BAR AVERAGE(phones.price) by phones.system_type, phones.brand'],
  ])
})

describe('values beside one another', () => {
  prompts([
    [
      'price vs weight for Aster and Birch',
      'POINT (phones.price), (phones.weight) by phones.brand where phones.brand IN Aster,Birch',
    ],
    [
      'compare the number of phones of Aster and Birch',
      'BAR COUNT(*) by phones.brand where phones.brand IN Aster,Birch',
    ],
  ])
})

describe('steps of time', () => {
  prompts([
    ['worldwide sales by brand and year', 'LINE SUM(phones.worldwide_sales) by phones.launch_year, phones.brand'],
    ['price averaged by brand', 'BAR AVERAGE(phones.price) by phones.brand'],
  ])
})

describe('counts against a number', () => {
  prompts([
    ['count of phones vs price', PRICE_BINS('bin')],
    ['number of phones by price', PRICE_BINS('bin')],
  ])
})

describe('up to now', () => {
  prompts([
    [
      'worldwide sales by year from 2015 to now',
      'LINE SUM(phones.worldwide_sales) by phones.launch_year where phones.launch_year GTE 2015',
    ],
    [
      'worldwide sales per year, 2015 to present',
      'LINE SUM(phones.worldwide_sales) by phones.launch_year where phones.launch_year GTE 2015',
    ],
  ])
})

describe('a turn that goes on from another', () => {
  const after = (first: string, next: string): string => {
    const before = read(first, dataset, { today: '2025-12-31' })
    const previous = before.outcome === 'reading' ? before.reading : undefined
    return outcomeOf(read(next, dataset, { today: '2025-12-31', previous }))
  }

  test('colours by what is named, and not by whose it is', () => {
    expect(after('price vs weight', "color the points by the phone's brand")).toBe(
      'POINT (phones.price), (phones.weight) by phones.brand',
    )
  })

  test('a part of a name alone changes nothing', () => {
    expect(after('price vs weight', 'use only shop gridlines')).not.toContain('shop_rating')
  })

  test('bins are a chart of their own', () => {
    expect(after('average price by brand', 'count of binned price')).toBe(PRICE_BINS('bin'))
  })
})
