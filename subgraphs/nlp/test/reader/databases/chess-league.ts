import type { DatasetProfile } from '@askchart/vocabulary'
import { joins, key, place, table, text } from '../profile.js'

/** Clubs, players and tournaments, joined by like-named columns alone. Made up. */
export const chessLeague: DatasetProfile = {
  id: 'dataset_chess_league',
  name: 'chess league',
  version: 1,
  tables: [
    table('club', 5, {
      Club_ID: key(5),
      Name: text(['Blitz', 'Gambit', 'Old Kings', 'Rook House', 'Zugzwang']),
      City: place(['Leeds', 'Bath', 'Hull', 'York']),
      Founded: { type: 'INTEGER', role: 'MEASURE', distinct: 5, from: 1899, to: 2005, aggregate: 'SUM' },
    }),
    table('entry', 28, {
      Tournament_ID: key(5),
      Player_ID: key(10),
      Score: { type: 'DECIMAL', role: 'MEASURE', distinct: 14, from: 1, to: 8, aggregate: 'AVERAGE' },
      Place: { type: 'INTEGER', role: 'MEASURE', distinct: 16, from: 1, to: 20, aggregate: 'SUM' },
    }),
    table('player', 12, {
      Player_ID: key(12),
      Name: text([
        'Abe Lund',
        'Bo Tamm',
        'Cai Ren',
        'Dan Ortiz',
        'Eva Nagy',
        'Flo Petit',
        'Gus Holm',
        'Hal Imre',
        'Ian Jost',
        'Jun Kato',
        'Kim Lee',
        'Leo Moss',
      ]),
      Country: place(['China', 'Hungary', 'Norway', 'England', 'Estonia', 'France', 'Germany', 'Japan', 'Spain']),
      Rating: { type: 'INTEGER', role: 'MEASURE', distinct: 12, from: 2095, to: 2580, aggregate: 'AVERAGE' },
      Club_ID: key(5),
      Title: text(['CM', 'FM', 'GM', 'IM']),
    }),
    table('tournament', 6, {
      Tournament_ID: key(6),
      Name: text(['City Cup', 'Grand Masters', 'Night Blitz', 'Seaside', 'Spring Open', 'Winter Rapid']),
      Location: text(['London', 'Bath', 'Hull', 'Leeds', 'York']),
      Year: { type: 'INTEGER', role: 'DIMENSION', distinct: 4, from: 2018, to: 2021 },
      Rounds: { type: 'INTEGER', role: 'MEASURE', distinct: 4, from: 5, to: 11, aggregate: 'SUM' },
    }),
  ],
  relationships: [
    { ...joins('player.Club_ID', 'club.Club_ID'), declared: false },
    { ...joins('entry.Player_ID', 'player.Player_ID'), declared: false },
    { ...joins('entry.Tournament_ID', 'tournament.Tournament_ID'), declared: false },
  ],
}
