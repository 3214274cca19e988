import type { ColumnProfile, ColumnType, ColumnRole, DatasetProfile } from '@askchart/vocabulary'

const column = (
  name: string,
  type: ColumnType,
  role: ColumnRole,
  more: Partial<ColumnProfile> = {},
): ColumnProfile => ({
  ref: `sales.${name}`,
  name,
  label: name.replaceAll('_', ' '),
  type,
  role,
  synonyms: [],
  distinctCount: null,
  sampleValues: [],
  minimum: null,
  maximum: null,
  unit: null,
  defaultAggregate: null,
  ...more,
})

const REGIONS = ['North', 'East', 'South', 'West']

/** One table of sales with its region, product, day and amount. */
export const shop = (id: string, version = 1): DatasetProfile => ({
  id,
  name: 'Shop',
  version,
  tables: [
    {
      name: 'sales',
      label: 'Sales',
      rowCount: 1_000,
      columns: [
        column('id', 'INTEGER', 'IDENTIFIER', { distinctCount: 1_000 }),
        column('region', 'STRING', 'GEOGRAPHY', { distinctCount: 4, sampleValues: REGIONS }),
        column('product', 'STRING', 'DIMENSION', { distinctCount: 800, sampleValues: ['Desk lamp'] }),
        column('sold_on', 'DATE', 'TIME', { minimum: '2024-01-01', maximum: '2026-10-31', distinctCount: 1_000 }),
        column('amount', 'DECIMAL', 'MEASURE', {
          minimum: 1,
          maximum: 900,
          unit: 'EUR',
          defaultAggregate: 'SUM',
          synonyms: ['turnover'],
          distinctCount: 900,
        }),
      ],
    },
  ],
  relationships: [],
})
