import type { DatasetProfile } from '@askchart/vocabulary'
import { day, joins, key, table, text } from '../profile.js'

/** Taxpayers, returns and payments, with codes and a table of what they mean. Made up. */
export const taxOffice: DatasetProfile = {
  id: 'dataset_tax_office',
  name: 'tax office',
  version: 1,
  tables: [
    table('Audits', 10, {
      audit_id: key(10),
      return_id: { ...key(9), from: 2, to: 18 },
      officer_id: key(4),
      outcome_code: text(['Fraud', 'Adjusted', 'Clean']),
      hours_spent: { type: 'INTEGER', role: 'MEASURE', distinct: 8, from: 6, to: 29, aggregate: 'SUM' },
    }),
    table('Officers', 5, {
      officer_id: key(5),
      officer_name: text(['Kline', 'Lomax', 'Munro', 'Nolan', 'Orr']),
      office_address: text(['12 Dock St, ME', '4 Elm Rd, TX', '5 Oak Ct, TX', '77 Main St, OH', '9 Bay Ave, ME']),
    }),
    table('Payments', 24, {
      payment_id: key(24),
      return_id: { ...key(14), from: 1, to: 15 },
      payment_date: { ...day('2019-01-15', '2022-05-06'), distinct: 24 },
      amount_paid: { type: 'INTEGER', role: 'MEASURE', distinct: 24, from: 66, to: 2962, aggregate: 'SUM' },
      payment_method_code: text(['Transfer', 'Card', 'Cheque']),
    }),
    table('Ref_Return_Status', 4, {
      return_status_code: { type: 'STRING', role: 'IDENTIFIER', distinct: 4, from: 'AC', to: 'RJ' },
      return_status_description: text(['Accepted', 'Pending', 'Rejected', 'Under audit']),
    }),
    table('Returns', 18, {
      return_id: key(18),
      taxpayer_id: key(7),
      return_status_code: text(['AC', 'PD', 'RJ', 'AU']),
      filing_date: { ...day('2018-01-24', '2021-08-12'), distinct: 18 },
      amount_due: { type: 'INTEGER', role: 'MEASURE', distinct: 18, from: 1742, to: 7917, aggregate: 'SUM' },
    }),
    table('Taxpayers', 9, {
      taxpayer_id: key(9),
      first_name: text(['Aldo', 'Beth', 'Carl', 'Dana', 'Erik', 'Faye', 'Glen', 'Hugh', 'Ines']),
      last_name: text(['Ash', 'Boyd', 'Cane', 'Dill', 'East', 'Funk', 'Gage', 'Howe', 'Ivey']),
      gender_code: text(['M', 'F']),
      date_registered: { ...day('2003-06-26', '2012-12-02'), distinct: 9 },
      other_details: text(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']),
    }),
  ],
  relationships: [
    joins('Returns.taxpayer_id', 'Taxpayers.taxpayer_id'),
    joins('Returns.return_status_code', 'Ref_Return_Status.return_status_code'),
    joins('Payments.return_id', 'Returns.return_id'),
    joins('Audits.return_id', 'Returns.return_id'),
    joins('Audits.officer_id', 'Officers.officer_id'),
  ],
}
