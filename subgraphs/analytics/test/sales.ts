import type { TestTable } from './tables.js'

/**
 * Months of West: December 2023 80, January 2025 100 (60 in its first half), February 150, April 0. East: January 40,
 * March 60, and 7 on no day.
 */
export const sales: TestTable = {
  name: 'sales',
  columns: { id: 'INTEGER', day: 'DATE', at: 'DATETIME', year: 'INTEGER', region: 'STRING', amount: 'INTEGER' },
  rows: [
    [1, '2023-12-31', '2023-12-31 23:59:59.000', 2023, 'West', 80],
    [2, '2024-02-28', '2024-02-28 10:00:00.000', 2024, 'West', 20],
    [3, '2024-02-29', '2024-02-29 10:00:00.000', 2024, 'West', 30],
    [4, '2024-12-20', '2024-12-20 10:00:00.000', 2024, 'West', 50],
    [5, '2025-01-10', '2025-01-10 10:00:00.000', 2025, 'West', 60],
    [6, '2025-01-31', '2025-01-31 10:00:00.000', 2025, 'West', 40],
    [7, '2025-02-28', '2025-02-28 10:00:00.000', 2025, 'West', 150],
    [8, '2025-04-01', '2025-04-01 10:00:00.000', 2025, 'West', 0],
    [9, '2025-01-05', '2025-01-05 10:00:00.000', 2025, 'East', 40],
    [10, '2025-03-03', '2025-03-03 10:00:00.000', 2025, 'East', 60],
    [11, null, null, null, 'East', 7],
  ],
}
