import type { DatasetProfile } from '@askchart/vocabulary'
import { day, joins, key, number, table, text, yesNo } from './profile.js'

/** Painters, their paintings, and who borrowed them: names that stand behind keys, and words that look like others. Made up. */
export const gallery: DatasetProfile = {
  id: 'dataset_gallery',
  name: 'Gallery',
  version: 1,
  tables: [
    table('painters', 40, {
      painter_id: key(40),
      painter_name: text(['Ada Moor', 'Bea Lund', 'Cy Ross'], 40),
      movement: text(['Cubism', 'Realism', 'Fauvism']),
    }),
    table('paintings', 400, {
      painting_id: key(400),
      title: text(['Dawn', 'Orchard', 'Two Boats'], 400),
      painter: { ...key(40), role: 'MEASURE', aggregate: 'SUM', distinct: 38 },
      style: text(['Oil', 'Ink', 'Pastel']),
      price: number('DECIMAL', 'AVERAGE', 90_000),
      figure_count: number('INTEGER', 'SUM', 12),
      hight_checked: yesNo,
    }),
    table('members', 90, {
      member_id: key(90),
      first_name: text(['TIM', 'ANN', 'JOE'], 60),
      member_type_code: text(['Adult', 'Student', 'Senior']),
    }),
    table('loans', 900, {
      loan_id: key(900),
      painting_id: { ...key(400), distinct: 300 },
      member_id: { ...key(90), distinct: 90 },
      date_loaned: day('2024-01-01', '2025-06-30'),
      loan_type: text(['Home', 'Exhibition']),
      loan_status: text(['Loaned', 'Returned']),
    }),
    table('reviews', 800, {
      review_id: key(800),
      painting_id: { ...key(400), distinct: 380 },
      stars: { type: 'INTEGER', role: 'MEASURE', distinct: 5, from: 1, to: 5, aggregate: 'AVERAGE' },
    }),
  ],
  relationships: [
    joins('paintings.painter', 'painters.painter_id'),
    joins('loans.painting_id', 'paintings.painting_id'),
    joins('loans.member_id', 'members.member_id'),
    joins('reviews.painting_id', 'paintings.painting_id'),
  ],
}
