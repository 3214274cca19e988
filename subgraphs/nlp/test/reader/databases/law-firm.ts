import type { DatasetProfile } from '@askchart/vocabulary'
import { day, joins, key, place, table, text } from '../profile.js'

/** Lawyers, clients and cases, which a table links. Made up. */
export const lawFirm: DatasetProfile = {
  id: 'dataset_law_firm',
  name: 'law firm',
  version: 1,
  tables: [
    table('Ref_Lawyer_Grades', 3, {
      grade_code: { type: 'STRING', role: 'IDENTIFIER', distinct: 3, from: 'ASC', to: 'PTN' },
      grade_description: text(['Associate', 'Junior', 'Partner']),
    }),
    table('case_lawyers', 31, {
      case_id: { ...key(14), from: 1, to: 15 },
      lawyer_id: key(7),
      hours_billed: { type: 'INTEGER', role: 'MEASURE', distinct: 22, from: 9, to: 77, aggregate: 'SUM' },
      role_in_case: text(['lead', 'support']),
    }),
    table('cases', 15, {
      case_id: key(15),
      client_id: key(6),
      case_type: text(['Family', 'Tax', 'Contract', 'Patent']),
      case_status: text(['closed', 'open', 'appeal']),
      date_opened: { ...day('2017-02-27', '2020-03-24'), distinct: 15 },
      claim_amount: { type: 'INTEGER', role: 'MEASURE', distinct: 15, from: 11921, to: 89712, aggregate: 'SUM' },
    }),
    table('clients', 8, {
      client_id: key(8),
      client_name: text([
        'Acme Ltd',
        'Bright Co',
        'Delta plc',
        'Fox & Sons',
        'Grove Ltd',
        'J. Doe',
        'M. Ezra',
        'P. Hale',
      ]),
      client_type: text(['Company', 'Individual']),
      town: place(['Derby', 'Luton', 'Stoke', 'Poole']),
    }),
    table('lawyers', 9, {
      lawyer_id: key(9),
      first_name: text(['Amy', 'Bill', 'Cora', 'Dev', 'Edie', 'Fred', 'Gina', 'Herb', 'Ivy']),
      last_name: text(['Arden', 'Stark', 'Tully', 'Umber', 'Vance', 'Wyman', 'Xavier', 'Yates', 'Zane']),
      grade_code: text(['ASC', 'JNR', 'PTN']),
      hire_date: { ...day('2006-05-05', '2018-10-12'), distinct: 9 },
      salary: { type: 'INTEGER', role: 'MEASURE', distinct: 9, from: 51000, to: 201000, aggregate: 'AVERAGE' },
    }),
  ],
  relationships: [
    joins('lawyers.grade_code', 'Ref_Lawyer_Grades.grade_code'),
    joins('cases.client_id', 'clients.client_id'),
    joins('case_lawyers.case_id', 'cases.case_id'),
    joins('case_lawyers.lawyer_id', 'lawyers.lawyer_id'),
  ],
}
