import type { DatasetProfile } from '@askchart/vocabulary'
import { day, joins, key, place, table, text } from '../profile.js'

/** Donors, nurses and donations, with short column names. Made up. */
export const bloodBank: DatasetProfile = {
  id: 'dataset_blood_bank',
  name: 'blood bank',
  version: 1,
  tables: [
    table('Centre', 4, {
      centre_code: { type: 'STRING', role: 'IDENTIFIER', distinct: 4, from: 'C1', to: 'C4' },
      centre_name: text(['Elm Park', 'Harbour', 'Northgate', 'Riverside']),
      city: place(['Porto', 'Braga', 'Faro']),
    }),
    table('Donation', 30, {
      don_id: key(30),
      donor_id: { ...key(10), from: 900, to: 909 },
      nurse_id: key(3),
      don_date: { ...day('2018-02-19', '2021-11-18'), distinct: 29 },
      ml: { type: 'INTEGER', role: 'MEASURE', distinct: 4, from: 350, to: 500, aggregate: 'SUM' },
      centre_code: text(['C4', 'C2', 'C1', 'C3']),
    }),
    table('Donor', 12, {
      donor_id: { ...key(12), from: 900, to: 911 },
      fname: text(['Al', 'Bet', 'Cy', 'Deb', 'Eli', 'Fran', 'Gia', 'Hank', 'Isa', 'Jon', 'Kay', 'Lou']),
      lname: text(['Ames', 'Bell', 'Cole', 'Dunn', 'Eads', 'Ford', 'Gray', 'Hill', 'Inge', 'Jack', 'Kerr', 'Lane']),
      sex: text(['F', 'M']),
      age: { type: 'INTEGER', role: 'MEASURE', distinct: 12, from: 23, to: 61, aggregate: 'AVERAGE' },
      blood_grp: text(['A+', 'O+', 'B+', 'O-', 'A-', 'AB+']),
    }),
    table('Nurse', 5, {
      nurse_id: key(5),
      fname: text(['Mia', 'Ned', 'Ola', 'Pam', 'Quin']),
      lname: text(['Stone', 'Trent', 'Usher', 'Vance', 'Wells']),
      shift: text(['day', 'night']),
    }),
  ],
  relationships: [
    joins('Donation.donor_id', 'Donor.donor_id'),
    joins('Donation.nurse_id', 'Nurse.nurse_id'),
    joins('Donation.centre_code', 'Centre.centre_code'),
  ],
}
