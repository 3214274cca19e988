import type { DatasetProfile } from '@askchart/vocabulary'
import { day, joins, key, place, table, text } from '../profile.js'

/** Stations, their people, engines and callouts: every table has an `id`. Made up. */
export const fireBrigade: DatasetProfile = {
  id: 'dataset_fire_brigade',
  name: 'fire brigade',
  version: 1,
  tables: [
    table('callout', 26, {
      id: key(26),
      station_id: key(4),
      incident_type: text(['House fire', 'Road accident', 'Rescue', 'Flood']),
      callout_date: { ...day('2021-01-25', '2021-12-22'), distinct: 26 },
      response_minutes: {
        type: 'INTEGER',
        role: 'MEASURE',
        distinct: 14,
        from: 4,
        to: 22,
        aggregate: 'AVERAGE',
        unit: 'min',
      },
      false_alarm: text(['F', 'T']),
    }),
    table('engine', 8, {
      id: key(8),
      model: text(['Atlas', 'Pump 2', 'Rhino', 'Ladder X']),
      station_id: key(5),
      purchase_year: { type: 'INTEGER', role: 'DIMENSION', distinct: 5, from: 2010, to: 2020 },
      tank_litres: { type: 'INTEGER', role: 'MEASURE', distinct: 6, from: 0, to: 6000, aggregate: 'SUM' },
    }),
    table('firefighter', 12, {
      id: key(12),
      name: text([
        'A. Burns',
        'B. Kiln',
        'C. Ashe',
        'D. Ember',
        'E. Coal',
        'F. Pyre',
        'G. Smoke',
        'H. Blaze',
        'I. Cinder',
        'J. Flint',
        'K. Spark',
        'L. Torch',
      ]),
      station_id: key(4),
      rank: text(['Crew', 'Captain', 'Leader']),
      salary: { type: 'INTEGER', role: 'MEASURE', distinct: 12, from: 32500, to: 52000, aggregate: 'AVERAGE' },
      hired: { ...day('2008-09-19', '2019-07-27'), distinct: 12 },
    }),
    table('station', 5, {
      id: key(5),
      name: text(['Airfield', 'Central', 'Dockside', 'Hilltop', 'Moor Lane']),
      district: place(['North', 'East', 'South', 'West']),
      num_bays: { type: 'INTEGER', role: 'MEASURE', distinct: 5, from: 2, to: 6, aggregate: 'SUM' },
    }),
  ],
  relationships: [
    joins('firefighter.station_id', 'station.id'),
    joins('engine.station_id', 'station.id'),
    joins('callout.station_id', 'station.id'),
  ],
}
