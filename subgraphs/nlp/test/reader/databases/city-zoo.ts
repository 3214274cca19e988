import type { DatasetProfile } from '@askchart/vocabulary'
import { day, joins, key, table, text } from '../profile.js'

/** Animals and keepers, whose columns begin with a letter of their table. Made up. */
export const cityZoo: DatasetProfile = {
  id: 'dataset_city_zoo',
  name: 'city zoo',
  version: 1,
  tables: [
    table('Animal', 13, {
      AID: { type: 'INTEGER', role: 'MEASURE', distinct: 13, from: 1, to: 13, aggregate: 'SUM' },
      AName: text([
        'Coil',
        'Dot',
        'Edna',
        'Kiki',
        'Leo',
        'Monty',
        'Nala',
        'Pebble',
        'Ping',
        'Rosa',
        'Rufus',
        'Stripe',
        'Waddle',
      ]),
      SpeciesID: key(6),
      DOB: { ...day('2009-01-02', '2019-01-03'), distinct: 13 },
      Weight: { type: 'DECIMAL', role: 'MEASURE', distinct: 13, from: 4.8, to: 310, aggregate: 'AVERAGE' },
      KeptBy: { type: 'INTEGER', role: 'MEASURE', distinct: 5, from: 1, to: 5, aggregate: 'SUM' },
    }),
    table('Feeding', 30, {
      FeedID: key(30),
      AID: { type: 'INTEGER', role: 'MEASURE', distinct: 11, from: 1, to: 11, aggregate: 'SUM' },
      FoodCode: text(['F1', 'F2', 'F3', 'F4']),
      FedOn: { ...day('2021-01-04', '2021-12-26'), distinct: 29 },
      Qty: { type: 'DECIMAL', role: 'MEASURE', distinct: 23, from: 1, to: 8.5, aggregate: 'SUM' },
    }),
    table('Food', 5, {
      FoodCode: { type: 'STRING', role: 'IDENTIFIER', distinct: 5, from: 'F1', to: 'F5' },
      Food: text(['Bamboo', 'Fish', 'Hay', 'Meat', 'Seeds']),
      CostPerKg: {
        type: 'DECIMAL',
        role: 'MEASURE',
        distinct: 5,
        from: 0.8,
        to: 6.5,
        aggregate: 'AVERAGE',
        unit: 'kg',
      },
    }),
    table('Keeper', 6, {
      KID: { type: 'INTEGER', role: 'MEASURE', distinct: 6, from: 1, to: 6, aggregate: 'SUM' },
      KName: text(['Ash', 'Blythe', 'Corin', 'Delia', 'Ewan', 'Fitz']),
      Salary: { type: 'INTEGER', role: 'MEASURE', distinct: 6, from: 26500, to: 35000, aggregate: 'AVERAGE' },
      Boss: { type: 'INTEGER', role: 'MEASURE', distinct: 2, from: 1, to: 4, aggregate: 'SUM' },
      HireYear: { type: 'INTEGER', role: 'DIMENSION', distinct: 5, from: 2003, to: 2018 },
    }),
    table('Species', 6, {
      SpeciesID: key(6),
      CommonName: text(['Emu', 'Lion', 'Penguin', 'Python', 'Red Panda', 'Zebra']),
      Class: text(['Mammal', 'Bird', 'Reptile']),
    }),
  ],
  relationships: [
    joins('Animal.SpeciesID', 'Species.SpeciesID'),
    joins('Animal.KeptBy', 'Keeper.KID'),
    joins('Feeding.AID', 'Animal.AID'),
    joins('Feeding.FoodCode', 'Food.FoodCode'),
  ],
}
