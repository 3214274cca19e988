import type { DatasetProfile } from '@askchart/vocabulary'
import { day, joins, key, place, table, text, yesNo } from '../profile.js'

/** Universities that are referred to by name, and who works on what. Made up. */
export const hackathon: DatasetProfile = {
  id: 'dataset_hackathon',
  name: 'hackathon',
  version: 1,
  tables: [
    table('Award', 6, {
      award_id: key(6),
      prj_id: { ...key(4), from: 2, to: 8 },
      award_name: text(['Audience', 'Best UX', 'Green', 'Impact', 'Jury Prize', 'Newcomer']),
      amount: { type: 'INTEGER', role: 'MEASURE', distinct: 6, from: 800, to: 5000, aggregate: 'SUM' },
    }),
    table('Participant', 12, {
      pid: { type: 'INTEGER', role: 'MEASURE', distinct: 12, from: 1, to: 12, aggregate: 'SUM' },
      pname: text(['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Guy', 'Hal', 'Ida', 'Jo', 'Kit', 'Lu']),
      uni_name: text(['Aldo Uni', 'Bexley Tech', 'Dune State', 'Corr College']),
      major: text(['CS', 'EE', 'Bio', 'Math']),
      age: { type: 'INTEGER', role: 'MEASURE', distinct: 8, from: 19, to: 26, aggregate: 'AVERAGE' },
      tshirt_size: text(['M', 'L', 'S', 'XL']),
    }),
    table('Project', 8, {
      prj_id: key(8),
      title: text(['Echo', 'Flux', 'Grid', 'Halo', 'Iris', 'Jolt', 'Knot', 'Loom']),
      topic: text(['Health', 'Energy', 'Games', 'Travel']),
      submitted_on: { ...day('2019-03-17', '2021-09-03'), distinct: 8 },
      score: { type: 'INTEGER', role: 'MEASURE', distinct: 8, from: 55, to: 92, aggregate: 'AVERAGE' },
    }),
    table('University', 5, {
      uni_name: text(['Aldo Uni', 'Bexley Tech', 'Corr College', 'Dune State', 'Everly']),
      city: place(['Ghent', 'Bruges', 'Liege', 'Namur']),
      enrolment: { type: 'INTEGER', role: 'MEASURE', distinct: 5, from: 3000, to: 21000, aggregate: 'SUM' },
      public: yesNo,
    }),
    table('Works_On', 22, {
      pid: { type: 'INTEGER', role: 'MEASURE', distinct: 10, from: 1, to: 10, aggregate: 'SUM' },
      prj_id: key(5),
      role: text(['pitcher', 'coder', 'designer']),
      hours: { type: 'INTEGER', role: 'MEASURE', distinct: 18, from: 2, to: 39, aggregate: 'SUM' },
    }),
  ],
  relationships: [
    joins('Participant.uni_name', 'University.uni_name'),
    joins('Works_On.pid', 'Participant.pid'),
    joins('Works_On.prj_id', 'Project.prj_id'),
    joins('Award.prj_id', 'Project.prj_id'),
  ],
}
