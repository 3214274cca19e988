import type { DatasetProfile } from '@askchart/vocabulary'
import { day, joins, key, number, place, table, text, yesNo } from './profile.js'

/** People who work somewhere, and the days they are away. Made up. */
export const staff: DatasetProfile = {
  id: 'dataset_staff',
  name: 'Staff',
  version: 1,
  tables: [
    table('employees', 640, {
      employee_id: key(640),
      full_name: text(['Ada Stone', 'Ben Park'], 640),
      department: text(['Engineering', 'Finance', 'Support', 'Marketing']),
      job_title: text(['Developer', 'Accountant', 'Agent', 'Designer'], 22),
      office: place(['Lyon', 'Porto', 'Leeds']),
      hire_date: day('2012-02-01', '2025-11-30'),
      remote: yesNo,
      base_salary: number('INTEGER', 'AVERAGE', 180_000),
      bonus: number('INTEGER', 'SUM', 40_000),
      age: number('INTEGER', 'AVERAGE', 66),
    }),
    table('absences', 5_200, {
      absence_id: key(5_200),
      employee_id: key(640),
      start_date: day('2023-01-02', '2025-12-20'),
      days_away: number('INTEGER', 'SUM', 20),
      reason: text(['Sick', 'Holiday', 'Training', 'Parental']),
    }),
  ],
  relationships: [joins('absences.employee_id', 'employees.employee_id')],
}

/** One row a month, one column for each source of power. Made up. */
export const power: DatasetProfile = {
  id: 'dataset_power',
  name: 'Power',
  version: 1,
  tables: [
    table('generation', 192, {
      month: { ...day('2010-01-01', '2025-12-01'), distinct: 192 },
      coal: number('DECIMAL', 'SUM', 9_000),
      natural_gas: number('DECIMAL', 'SUM', 12_000),
      nuclear: number('DECIMAL', 'SUM', 8_000),
      hydro: number('DECIMAL', 'SUM', 4_000),
      onshore_wind: number('DECIMAL', 'SUM', 5_000),
      offshore_wind: number('DECIMAL', 'SUM', 3_000),
      solar: number('DECIMAL', 'SUM', 3_000),
    }),
  ],
  relationships: [],
}

/** One table of visits to a clinic. Made up. */
export const clinic: DatasetProfile = {
  id: 'dataset_clinic',
  name: 'Clinic',
  version: 1,
  tables: [
    table('visits', 18_000, {
      visit_id: key(18_000),
      visit_date: day('2022-01-03', '2025-09-30'),
      patient_id: { ...key(4_100), role: 'IDENTIFIER' },
      doctor: text(['Dr Okafor', 'Dr Lindt', 'Dr Mori', 'Dr Salas'], 14),
      specialty: text(['Cardiology', 'Pediatrics', 'Dermatology', 'Orthopedics']),
      insurance: text(['Public', 'Private', 'None']),
      first_visit: yesNo,
      wait_minutes: number('INTEGER', 'AVERAGE', 140),
      cost: number('DECIMAL', 'SUM', 2_400),
      rating: { ...number('INTEGER', 'AVERAGE', 5), distinct: 5 },
    }),
  ],
  relationships: [],
}
