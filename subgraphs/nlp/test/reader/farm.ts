import type { DatasetProfile } from '@askchart/vocabulary'
import { type Column, day, joins, key, number, place, table, text } from './profile.js'

const reading = (from: number, to: number): Column => ({ ...number('INTEGER', 'AVERAGE', to), distinct: 60, from })
const moment = (distinct: number): Column => ({
  type: 'DATETIME',
  role: 'TIME',
  distinct,
  from: '2024-05-01T05:00:00',
  to: '2024-08-30T20:00:00',
})
const code = (distinct: number, from: number): Column => ({
  type: 'INTEGER',
  role: 'DIMENSION',
  distinct,
  from,
  to: from + distinct - 1,
})
const barns = text(['North barn', 'Old mill'], 40)

/**
 * What a farm writes down: names that hold units and aggregates, tables with columns of one name, short names of tables,
 * and readings that no relationship ties to the rest. Made up.
 */
export const farm: DatasetProfile = {
  id: 'dataset_farm',
  name: 'Farm',
  version: 1,
  tables: [
    table('daily_readings', 900, {
      day: { ...day('2024-03-01', '2024-08-27'), distinct: 180 },
      max_temperature_c: reading(2, 38),
      mean_temperature_c: reading(0, 30),
      min_temperature_c: reading(-4, 22),
      max_humidity: reading(30, 100),
      mean_humidity: reading(20, 98),
      rainfall_mm: number('DECIMAL', 'SUM', 40),
      remarks: text(['Fog', 'Rain', 'Hail']),
      plot_code: code(5, 4101),
    }),
    table('barn', 40, {
      id: key(40),
      bname: barns,
      latitude: { ...number('DECIMAL', 'AVERAGE', 46), from: 44 },
      bin_count: { ...number('INTEGER', 'SUM', 30), distinct: 12 },
      village: place(['Cahors', 'Figeac', 'Lalbenque']),
      enrolment_date: { ...day('1990-01-01', '2020-01-01'), distinct: 38 },
      plot_code: code(5, 4101),
    }),
    table('worker', 120, { id: key(120), name: text(['Ana Ruiz', 'The Barn Owl'], 120), born_in: place(['Cahors']) }),
    table('barn_bookings', 4_000, {
      id: key(4_000),
      start_time: moment(3_900),
      end_time: moment(3_900),
      barn_id: { ...key(40), distinct: 40 },
      worker_id: { ...key(120), distinct: 110 },
      kilos: number('INTEGER', 'SUM', 900),
      duration_minutes: number('INTEGER', 'AVERAGE', 700),
      plot_code: code(5, 4101),
    }),
  ],
  relationships: [joins('barn_bookings.barn_id', 'barn.id'), joins('barn_bookings.worker_id', 'worker.id')],
}
