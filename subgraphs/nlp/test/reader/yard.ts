import type { DatasetProfile } from '@askchart/vocabulary'
import { day, joins, key, number, table, text } from './profile.js'

/** Depots, their drivers and trips: tables with columns of one name. Made up. */
export const yard: DatasetProfile = {
  id: 'dataset_yard',
  name: 'Yard',
  version: 1,
  tables: [
    table('depots', 30, { id: key(30), name: text(['Quay', 'Hill'], 30), crate_count: number('INTEGER', 'SUM', 900) }),
    table('drivers', 80, {
      id: key(80),
      name: text(['Ana', 'Bo'], 80),
      depot_id: { ...key(30), distinct: 30 },
      date_hired: { ...day('2024-01-01', '2025-06-30'), distinct: 80 },
    }),
    table('trips', 900, {
      id: key(900),
      driver_id: { ...key(80), distinct: 80 },
      date_hired: day('2024-01-01', '2025-06-30'),
    }),
  ],
  relationships: [joins('drivers.depot_id', 'depots.id'), joins('trips.driver_id', 'drivers.id')],
}
