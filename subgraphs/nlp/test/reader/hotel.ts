import type { DatasetProfile } from '@askchart/vocabulary'
import { day, joins, key, number, place, table, text } from './profile.js'

/** A hotel whose tables have the short names that old systems give. Made up. */
export const hotel: DatasetProfile = {
  id: 'dataset_hotel',
  name: 'Hotel',
  version: 1,
  tables: [
    table('stays', 9_000, {
      stay_id: key(9_000),
      chk_in_dt: day('2022-01-01', '2025-12-28'),
      guest_id: key(2_600),
      room_id: key(84),
      nts: { ...number('INTEGER', 'SUM', 21), synonyms: ['nights'] },
      amt_eur: number('DECIMAL', 'SUM', 6_000),
      stat: text(['Kept', 'Cancelled', 'No show']),
      src: text(['Website', 'Agency', 'Phone']),
    }),
    table('rooms', 84, {
      room_id: key(84),
      room_nm: text(['Sea 12', 'Garden 3', 'Loft 1'], 84),
      room_typ: text(['Single', 'Double', 'Suite']),
      flr: { type: 'INTEGER', role: 'DIMENSION', distinct: 6, from: 1, to: 6 },
      list_price: number('DECIMAL', 'AVERAGE', 420),
      upkeep_cost: number('DECIMAL', 'SUM', 90),
    }),
    table('guests', 2_600, {
      guest_id: key(2_600),
      guest_nm: text(['Ines Roca', 'Tom Berg'], 2_600),
      ctry: place(['Spain', 'Norway', 'Chile']),
      seg: text(['Business', 'Leisure', 'Group']),
    }),
  ],
  relationships: [joins('stays.guest_id', 'guests.guest_id'), joins('stays.room_id', 'rooms.room_id')],
}
