import type { DatasetProfile } from '@askchart/vocabulary'
import { number, table, text } from './profile.js'

const property = (distinct: number) => ({ ...number('DECIMAL', 'AVERAGE', 900), distinct })

/** One table of things with properties, as people type terse prompts about: phones. Made up. */
export const phones: DatasetProfile = {
  id: 'dataset_phones',
  name: 'Phones',
  version: 1,
  tables: [
    table('phones', 240, {
      model: text(['Aster 5', 'Birch X', 'Cedar Mini', 'Dahlia Pro'], 240),
      brand: text(['Aster', 'Birch', 'Cedar', 'Dahlia', 'Elder', 'Fir']),
      system_type: text(['Open', 'Closed', 'Mixed']),
      launch_year: { type: 'INTEGER', role: 'DIMENSION', distinct: 12, from: 2010, to: 2021 },
      cameras: { type: 'INTEGER', role: 'DIMENSION', distinct: 4, from: 1, to: 4 },
      price: property(150),
      battery_length: property(90),
      weight: property(120),
      screen_rating: property(70),
      shop_rating: text(['Good', 'Fair', 'Poor']),
      worldwide_sales: { ...number('INTEGER', 'SUM', 9_000_000), distinct: 230 },
    }),
  ],
  relationships: [],
}
