import type { DatasetProfile } from '@askchart/vocabulary'
import { day, joins, key, place, table, text } from '../profile.js'

/** Crews, coaches and races. Made up. */
export const rowingRegatta: DatasetProfile = {
  id: 'dataset_rowing_regatta',
  name: 'rowing regatta',
  version: 1,
  tables: [
    table('Coach', 5, {
      Coach_ID: key(5),
      Coach_Name: text(['Kay Wren', 'Nils Berg', 'Pete Hill', 'Raj Dev', 'Sue Mann']),
      Years_Coaching: { type: 'INTEGER', role: 'MEASURE', distinct: 5, from: 2, to: 20, aggregate: 'SUM' },
    }),
    table('Crew', 7, {
      Crew_ID: key(7),
      Crew_Name: text(['Granta', 'Isis', 'Leander', 'Molesey', 'Severn', 'Thames', 'Tyne']),
      Home_Town: place(['Cambridge', 'Gloucester', 'Henley', 'London', 'Molesey', 'Newcastle', 'Oxford']),
      Coach: { type: 'INTEGER', role: 'MEASURE', distinct: 4, from: 1, to: 4, aggregate: 'SUM' },
    }),
    table('Race', 9, {
      Race_ID: key(9),
      Race_Name: text(['Cup', 'Final', 'Head', 'Heat A', 'Heat B', 'Repechage', 'Semi 1', 'Semi 2', 'Sprint']),
      Race_Date: { ...day('2019-07-07', '2021-02-18'), distinct: 9 },
      Distance_m: { type: 'INTEGER', role: 'MEASURE', distinct: 5, from: 500, to: 5000, aggregate: 'SUM' },
      Weather: text(['Sunny', 'Rain', 'Wind']),
    }),
    table('Result', 22, {
      Result_ID: key(22),
      Race_ID: key(7),
      Crew_ID: key(5),
      Finish_Time: { type: 'DECIMAL', role: 'MEASURE', distinct: 22, from: 325.5, to: 472.5, aggregate: 'AVERAGE' },
      Position: { type: 'INTEGER', role: 'MEASURE', distinct: 5, from: 1, to: 6, aggregate: 'SUM' },
    }),
    table('Rower', 14, {
      Rower_ID: key(14),
      Rower_Name: text([
        'Ab',
        'Bix',
        'Cam',
        'Dov',
        'Eze',
        'Fox',
        'Gil',
        'Hob',
        'Ivo',
        'Jem',
        'Kip',
        'Lex',
        'Max',
        'Ned',
      ]),
      Height_cm: {
        type: 'INTEGER',
        role: 'MEASURE',
        distinct: 14,
        from: 176,
        to: 201,
        aggregate: 'AVERAGE',
        unit: 'cm',
      },
      Weight_kg: { type: 'INTEGER', role: 'MEASURE', distinct: 14, from: 70, to: 98, aggregate: 'AVERAGE', unit: 'kg' },
      Seat: text(['Bow', 'Cox', 'Middle', 'Stroke']),
      Crew_ID: key(6),
    }),
  ],
  relationships: [
    joins('Crew.Coach', 'Coach.Coach_ID'),
    joins('Rower.Crew_ID', 'Crew.Crew_ID'),
    joins('Result.Race_ID', 'Race.Race_ID'),
    joins('Result.Crew_ID', 'Crew.Crew_ID'),
  ],
}
