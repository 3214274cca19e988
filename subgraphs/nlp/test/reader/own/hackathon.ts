import { hackathon } from '../databases/hackathon.js'
import type { OwnPrompts } from './own-prompts.js'

export const hackathonPrompts: OwnPrompts = {
  dataset: hackathon,
  today: '2022-12-31',
  prompts: [
    [
      'How many participants are there in each university? Show a bar chart, and could you list by the X in desc?',
      'BAR COUNT(Participant.pid) by University.uni_name order uni_name DESCENDING',
    ],
    [
      'What is the number of participants for each city of university? Draw a bar chart.',
      'BAR COUNT(Participant.pid) by University.city',
    ],
    [
      'List the title of each project and the number of people working on it with a bar chart, sort by y axis from low to high.',
      'BAR COUNT(Works_On.pid) by Project.title order count_pid ASCENDING',
    ],
    ['Show the total hours spent on each topic by a pie chart.', 'ARC SUM(Works_On.hours) by Project.topic'],
    [
      'What are the titles and scores of projects without an award? A bar chart please, ordered by title ascending.',
      'BAR (Project.score) by Project.title where not Project with Award order title ASCENDING',
    ],
    [
      'Show the names of participants and the number of projects they worked on as a bar chart, rank pname in ascending order.',
      'BAR COUNT_DISTINCT(Works_On.prj_id) by Participant.pname order pname ASCENDING',
    ],
    [
      'What is the total award amount that each project received? Show titles in a bar chart.',
      'BAR SUM(Award.amount) by Project.title',
    ],
    [
      'Give the average score of projects of each topic in a bar chart, from the highest average to the lowest.',
      'BAR AVERAGE(Project.score) by Project.topic order average_score DESCENDING',
    ],
    [
      'How many projects were submitted each year? Show me a bar chart, sort in asc by the year.',
      'BAR COUNT(*) by Project.submitted_on:YEAR order submitted_on_year ASCENDING',
    ],
    [
      'What are the majors of the participants who worked as a designer, and count them by a bar chart',
      'BAR COUNT(Works_On.pid) by Participant.major where Works_On.role EQ designer',
    ],
    [
      'Show the number of participants from each university and color them by major in a stacked bar chart.',
      'STACKED BAR COUNT(Participant.pid) by University.uni_name, Participant.major',
    ],
    [
      'Show the number of participants of public universities for each major. Bar chart.',
      'BAR COUNT(*) by Participant.major where University.public EQ true',
    ],
    [
      'For each university, what is the total hours worked by its participants? Plot a bar chart, rank in descending by the y-axis.',
      'BAR SUM(Works_On.hours) by University.uni_name order sum_hours DESCENDING',
    ],
    [
      'Which projects received more than one award? Show the title and number of awards in a bar chart.',
      'BAR COUNT(Award.award_id) by Project.title where Project with Award GT 1',
    ],
    [
      'What are the names and ages of participants who are not majoring in CS or whose age is below 21? Bar chart.',
      'BAR (Participant.age) by Participant.pname where (Participant.major NEQ CS or Participant.age LT 21)',
    ],
  ],
}
