import type { DatasetProfile } from '@askchart/vocabulary'
import { day, joins, key, place, table, text } from '../profile.js'

/** Ports, vessels and crossings from one port to another, named in capitals. Made up. */
export const ferryLines: DatasetProfile = {
  id: 'dataset_ferry_lines',
  name: 'ferry lines',
  version: 1,
  tables: [
    table('CROSSINGS', 30, {
      CROSSING_ID: key(30),
      VESSEL_ID: { ...key(6), from: 20, to: 25 },
      FROM_PORT: text(['CPE', 'ISL', 'BAY', 'HRB']),
      TO_PORT: text(['ISL', 'HRB', 'QAY', 'BAY', 'CPE', 'LHS']),
      DEPART_DATE: { ...day('2022-01-22', '2022-12-13'), distinct: 30 },
      PASSENGERS: { type: 'INTEGER', role: 'MEASURE', distinct: 28, from: 24, to: 298, aggregate: 'SUM' },
      FARE: { type: 'DECIMAL', role: 'MEASURE', distinct: 30, from: 5.4, to: 39.3, aggregate: 'SUM' },
    }),
    table('OPERATORS', 4, {
      OPERATOR_ID: key(4),
      OPERATOR_NAME: text(['Blue Funnel', 'Coastal', 'Norline', 'Seaway']),
      HQ_CITY: place(['Oban', 'Mallaig', 'Troon']),
    }),
    table('PORTS', 6, {
      PORT_CODE: { type: 'STRING', role: 'IDENTIFIER', distinct: 6, from: 'BAY', to: 'QAY' },
      PORT_NAME: text(['Bayside', 'Cape End', 'Harbour Bay', 'Isle Point', 'Lighthouse', 'Quay West']),
      REGION: place(['North', 'South', 'West']),
      BERTHS: { type: 'INTEGER', role: 'MEASURE', distinct: 6, from: 1, to: 6, aggregate: 'SUM' },
    }),
    table('VESSELS', 8, {
      VESSEL_ID: { ...key(8), from: 20, to: 27 },
      VESSEL_NAME: text(['Gannet', 'Heron', 'Kittiwake', 'Osprey', 'Plover', 'Puffin', 'Skua', 'Tern']),
      OPERATOR_ID: key(4),
      CAPACITY: { type: 'INTEGER', role: 'MEASURE', distinct: 8, from: 90, to: 600, aggregate: 'SUM' },
      BUILT_YEAR: { type: 'INTEGER', role: 'DIMENSION', distinct: 6, from: 1985, to: 2016 },
    }),
  ],
  relationships: [
    joins('VESSELS.OPERATOR_ID', 'OPERATORS.OPERATOR_ID'),
    joins('CROSSINGS.VESSEL_ID', 'VESSELS.VESSEL_ID'),
    joins('CROSSINGS.FROM_PORT', 'PORTS.PORT_CODE'),
    joins('CROSSINGS.TO_PORT', 'PORTS.PORT_CODE'),
  ],
}
