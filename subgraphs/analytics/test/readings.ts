import type { TestTable } from './tables.js'

/** Amounts by region and year, with missing values and the texts that are hardest to quote. */
export const readings: TestTable = {
  name: 'readings',
  columns: {
    id: 'INTEGER',
    region: 'STRING',
    year: 'INTEGER',
    amount: 'DECIMAL',
    size: 'INTEGER',
    sold: 'BOOLEAN',
    'odd `name\\': 'STRING',
    big: 'INTEGER',
  },
  rows: [
    [1, 'West', 2024, 1, 1, true, "a'; DROP TABLE readings; --", '9007199254740993'],
    [2, 'West', 2025, 2, 2, false, '100%', 1],
    [3, 'East', 2024, 9, null, true, 'tab\there', null],
    [4, 'East', 2025, null, 4, null, 'back\\slash', null],
    [5, 'North', 2025, 4, 5, false, '{p1:String}', null],
    [6, null, 2025, 6, 6, true, 'Ünïcode', null],
    [7, 'South', 2025, 3.5, 7, null, '', null],
  ],
}
