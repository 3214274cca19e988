import type { DatasetProfile } from '@askchart/vocabulary'
import { day, joins, key, table, text } from '../profile.js'

/** Beekeepers, their hives and what these gave. Made up. */
export const apiary: DatasetProfile = {
  id: 'dataset_apiary',
  name: 'apiary',
  version: 1,
  tables: [
    table('beekeepers', 9, {
      keeper_id: key(9),
      keeper_name: text([
        'Anselm Roy',
        'Bea Sand',
        'Carl Tick',
        'Dora Uhl',
        'Emil Voss',
        'Fay West',
        'Gil Xu',
        'Hana Yale',
        'Ida Zorn',
      ]),
      village: text(['Aldbury', 'Brook', 'Cray', 'Dell']),
      years_of_experience: { type: 'INTEGER', role: 'MEASURE', distinct: 9, from: 1, to: 20, aggregate: 'SUM' },
      membership_level: text(['bronze', 'gold', 'silver']),
    }),
    table('harvests', 30, {
      harvest_id: { ...key(30), from: 500, to: 529 },
      hive_id: { ...key(12), from: 10, to: 21 },
      harvest_date: { ...day('2020-03-11', '2020-10-12'), distinct: 28 },
      honey_kg: { type: 'DECIMAL', role: 'MEASURE', distinct: 27, from: 5.8, to: 29, aggregate: 'SUM', unit: 'kg' },
      grade: text(['A', 'C', 'B']),
    }),
    table('hives', 14, {
      hive_id: { ...key(14), from: 10, to: 23 },
      keeper_id: key(7),
      hive_type_code: text(['WRE', 'TBH', 'LNG', 'FLW']),
      paint_colour: text(['white', 'blue', 'green']),
      date_installed: { ...day('2016-03-10', '2019-09-22'), distinct: 14 },
    }),
    table('ref_hive_types', 4, {
      hive_type_code: { type: 'STRING', role: 'IDENTIFIER', distinct: 4, from: 'FLW', to: 'WRE' },
      hive_type_description: text(['Flow', 'Langstroth', 'Top bar', 'Warre']),
    }),
  ],
  relationships: [
    joins('hives.keeper_id', 'beekeepers.keeper_id'),
    joins('hives.hive_type_code', 'ref_hive_types.hive_type_code'),
    joins('harvests.hive_id', 'hives.hive_id'),
  ],
}
