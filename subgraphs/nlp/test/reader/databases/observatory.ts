import type { DatasetProfile } from '@askchart/vocabulary'
import { day, joins, key, place, table, text, yesNo } from '../profile.js'

/** Telescopes, who looks through them and what they saw. Made up. */
export const observatory: DatasetProfile = {
  id: 'dataset_observatory',
  name: 'observatory',
  version: 1,
  tables: [
    table('Astronomer', 8, {
      AstroID: key(8),
      FirstName: text(['Ines', 'Karl', 'Mei', 'Omar', 'Petra', 'Ravi', 'Sofia', 'Tom']),
      LastName: text(['Arias', 'Brandt', 'Chen', 'Diab', 'Egan', 'Fonseca', 'Greco', 'Hall']),
      Age: { type: 'INTEGER', role: 'MEASURE', distinct: 8, from: 27, to: 62, aggregate: 'AVERAGE' },
      Gender: text(['F', 'M']),
    }),
    table('Observation', 26, {
      ObsID: key(26),
      TelescopeID: { ...key(6), from: 101, to: 106 },
      AstroID: key(6),
      ObsDate: { ...day('2019-01-09', '2022-10-12'), distinct: 25 },
      Hours: { type: 'INTEGER', role: 'MEASURE', distinct: 9, from: 1, to: 9, aggregate: 'SUM' },
      Target: text(['Comet', 'Galaxy', 'Exoplanet', 'Pulsar']),
      Clear: yesNo,
    }),
    table('Site', 5, {
      SiteID: key(5),
      Name: text(['Cerro Alto', 'Mauna Loa', 'Roque', 'Siding', 'Teide']),
      Country: place(['Spain', 'Australia', 'Chile', 'USA']),
      Altitude: { type: 'INTEGER', role: 'MEASURE', distinct: 5, from: 1165, to: 4200, aggregate: 'AVERAGE' },
    }),
    table('Telescope', 8, {
      TelescopeID: { ...key(8), from: 101, to: 108 },
      Name: text(['Argus', 'Borealis', 'Hermes', 'Kite', 'Lumen', 'Orion', 'Pallas', 'Vega']),
      Kind: text(['Radio', 'Reflector', 'Refractor']),
      ApertureCm: { type: 'INTEGER', role: 'MEASURE', distinct: 8, from: 80, to: 3200, aggregate: 'SUM', unit: 'cm' },
      YearBuilt: { type: 'INTEGER', role: 'DIMENSION', distinct: 7, from: 1961, to: 2010 },
      SiteID: key(5),
    }),
  ],
  relationships: [
    joins('Telescope.SiteID', 'Site.SiteID'),
    joins('Observation.TelescopeID', 'Telescope.TelescopeID'),
    joins('Observation.AstroID', 'Astronomer.AstroID'),
  ],
}
