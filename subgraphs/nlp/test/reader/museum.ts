import type { DatasetProfile } from '@askchart/vocabulary'
import { day, joins, key, number, table, text } from './profile.js'

/**
 * A museum's shop and loans: several dates of which one name is the shortest, a table whose rows are called as it is, a
 * number that groups. Made up.
 */
export const museum: DatasetProfile = {
  id: 'dataset_museum',
  name: 'Museum',
  version: 1,
  tables: [
    table('loans', 900, {
      loan_id: key(900),
      institution_id: { ...key(60), distinct: 58 },
      date_loan_agreed: day('2020-01-01', '2025-11-30'),
      insurer: text(['Axa', 'Lloyd']),
      crate_count: { ...number('INTEGER', 'SUM', 12), distinct: 12 },
    }),
    table('invoices', 700, {
      invoice_id: key(700),
      loan_id: { ...key(900), distinct: 690 },
      invoice_date: day('2020-01-01', '2025-11-30'),
    }),
    table('institution', 60, {
      institution_id: key(60),
      institution: text(['Louvre', 'Prado'], 60),
      kind: text(['Gallery', 'Archive', 'Zoo']),
      date_became_partner: day('1990-01-01', '2019-12-31'),
    }),
    table('ratings', 2_000, {
      rating_id: key(2_000),
      institution_id: { ...key(60), distinct: 60 },
      stars: { ...number('INTEGER', 'AVERAGE', 5), distinct: 5 },
    }),
    table('painter', 300, { painter_id: key(300), painter_name: text(['Goya', 'Manet'], 300) }),
  ],
  relationships: [
    joins('loans.institution_id', 'institution.institution_id'),
    joins('invoices.loan_id', 'loans.loan_id'),
    joins('ratings.institution_id', 'institution.institution_id'),
  ],
}
