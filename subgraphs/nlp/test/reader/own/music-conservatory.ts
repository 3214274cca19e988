import { musicConservatory } from '../databases/music-conservatory.js'
import type { OwnPrompts } from './own-prompts.js'

export const musicConservatoryPrompts: OwnPrompts = {
  dataset: musicConservatory,
  today: '2022-12-31',
  prompts: [
    ['How many teachers belong to each department? Show a pie chart.', 'ARC COUNT(*) by Teachers.Dept'],
    [
      'Show all depts of the teachers and the share of teachers in each with a pie chart.',
      'ARC COUNT(*) by Teachers.Dept',
    ],
    ['Give me a pie chart about the number of teachers in each dept.', 'ARC COUNT(*) by Teachers.Dept'],
    [
      'Show the name and the rental fee of the instruments with more than 5 in stock in a bar chart, and rank by the Y in descending.',
      'BAR (Instruments.rental_fee) by Instruments.Name where Instruments.Num_in_stock GT 5 order rental_fee DESCENDING',
    ],
    [
      'What are the names and rental fees of the instruments whose number in stock is greater than 5? Plot them as bar chart, sort the fee from high to low.',
      'BAR (Instruments.rental_fee) by Instruments.Name where Instruments.Num_in_stock GT 5 order rental_fee DESCENDING',
    ],
    [
      'How many students have each status? Return a bar chart, and rank in descending by the Y-axis.',
      'BAR COUNT(*) by Students.Status order count DESCENDING',
    ],
    [
      'Draw a bar chart of student status and the number of students with that status, sort from high to low by the Y.',
      'BAR COUNT(*) by Students.Status order count DESCENDING',
    ],
    [
      'What is the average grade point of the students from each city? Plot them as bar chart, and order by the city in ascending.',
      'BAR AVERAGE(Students.grade_point) by Students.City order City ASCENDING',
    ],
    [
      'Visualize a bar chart about the distribution of City and the average of grade_point in students , and group by attribute City, list by the X in asc.',
      'BAR AVERAGE(Students.grade_point) by Students.City order City ASCENDING',
    ],
    [
      'For every city students come from, show their mean grade point with a bar chart, rank by the names from A to Z.',
      'BAR AVERAGE(Students.grade_point) by Students.City order City ASCENDING',
    ],
    [
      'Among the students who have a scholarship, how many are there of each sex? Return a pie chart.',
      'ARC COUNT(*) by Students.Sex where Students.has_scholarship EQ Y',
    ],
    [
      'Show the number of students with a scholarship for each sex with a pie chart.',
      'ARC COUNT(*) by Students.Sex where Students.has_scholarship EQ Y',
    ],
    [
      'Show the relationship between the age and the grade point of students with a scatter chart.',
      'POINT (Students.Age), (Students.grade_point)',
    ],
    [
      'Draw a scatter chart about the correlation between Age and grade_point .',
      'POINT (Students.Age), (Students.grade_point)',
    ],
    [
      'For students whose status is active, draw a scatter chart about the correlation between age and grade point, colored by the type of their main instrument.',
      'POINT (Students.Age), (Students.grade_point) by Instruments.Type where Students.Status EQ active',
    ],
    [
      'A grouped scatter chart shows the age and grade_point of active students, and group by the type of the main instrument they play.',
      'POINT (Students.Age), (Students.grade_point) by Instruments.Type where Students.Status EQ active',
    ],
    [
      'How many teachers were hired in each year? Return a line chart, and list X in asc order.',
      'LINE COUNT(*) by Teachers.Hire_Date:YEAR order Hire_Date_year ASCENDING',
    ],
    [
      'Show the number of teachers over hire date and bin hire date by year interval in a line chart, sort by the x axis in ascending.',
      'LINE COUNT(*) by Teachers.Hire_Date:YEAR order Hire_Date_year ASCENDING',
    ],
    [
      'How many lessons has each teacher given? Show the last name of the teacher and the number of lessons in a bar chart, order y-axis in descending order.',
      'BAR COUNT(Lessons.Lesson_ID) by Teachers.lName order count_Lesson_ID DESCENDING',
    ],
    [
      "Show the number of lessons for each teacher's last name in a bar chart, and I want to rank the number of lessons in desc order.",
      'BAR COUNT(Lessons.Lesson_ID) by Teachers.lName order count_Lesson_ID DESCENDING',
    ],
    [
      'Return the last names of the teachers and how many lessons each of them has. Visualize by bar chart, and sort in desc by the Y.',
      'BAR COUNT(Lessons.Lesson_ID) by Teachers.lName order count_Lesson_ID DESCENDING',
    ],
    [
      'Find the last names of the students from Graz or Linz and the number of concerts each of them performed in with a bar chart, and order by the last name in ascending.',
      'BAR COUNT_DISTINCT(Concert_Performers.Concert_ID) by Students.lName where Students.City IN Graz,Linz order lName ASCENDING',
    ],
    [
      'In how many concerts did each student living in Graz or in Linz perform? Give me a bar chart with the last name on the X, display in asc by the X-axis.',
      'BAR COUNT_DISTINCT(Concert_Performers.Concert_ID) by Students.lName where Students.City IN Graz,Linz order lName ASCENDING',
    ],
    [
      'Show the names of the instruments and the number of students who play each as their main instrument in a bar chart, and list in desc by the x axis.',
      'BAR COUNT(Students.Stu_ID) by Instruments.Name order Name DESCENDING',
    ],
    [
      'Return the name of each instrument and how many students chose it as main instrument to draw a bar chart, list the names in desc order.',
      'BAR COUNT(Students.Stu_ID) by Instruments.Name order Name DESCENDING',
    ],
    [
      'How many students have each instrument as main instrument? Give the instrument names in a bar chart, and I want to sort by the names in descending.',
      'BAR COUNT(Students.Stu_ID) by Instruments.Name order Name DESCENDING',
    ],
    [
      'How many performers in the role of soloist were there for each type of concert? Show a pie chart.',
      'ARC COUNT(Concert_Performers.Concert_ID) by Concerts.Type where Concert_Performers.Role EQ soloist',
    ],
    [
      'Show the concert types and the number of times a student performed as soloist in each of them, as a pie chart.',
      'ARC COUNT(Concert_Performers.Concert_ID) by Concerts.Type where Concert_Performers.Role EQ soloist',
    ],
    [
      'A pie chart for the number of soloists who performed in each concert type.',
      'ARC COUNT(Concert_Performers.Concert_ID) by Concerts.Type where Concert_Performers.Role EQ soloist',
    ],
    [
      'For the students who have never had a lesson, how many come from each city? Show a bar chart.',
      'BAR COUNT(*) by Students.City where not Students with Lessons',
    ],
    [
      'Which cities do the students who do not take any lessons come from, and how many of them are there in each city? Visualize by bar chart.',
      'BAR COUNT(*) by Students.City where not Students with Lessons',
    ],
    [
      'Show the number of students without any lesson for each city in a bar chart.',
      'BAR COUNT(*) by Students.City where not Students with Lessons',
    ],
    [
      'What are the last names and grade points of the female students whose grade point is above the average of all students? Plot them as bar chart, and rank y axis in descending order.',
      'BAR (Students.grade_point) by Students.lName where Students.Sex EQ F and Students.grade_point GT AVERAGE(Students.grade_point) order grade_point DESCENDING',
    ],
    [
      'List the last name and grade_point of each female student with a grade_point higher than the average grade point over all students in a bar chart, sort by the grade point from high to low.',
      'BAR (Students.grade_point) by Students.lName where Students.Sex EQ F and Students.grade_point GT AVERAGE(Students.grade_point) order grade_point DESCENDING',
    ],
    [
      'Show the number of lessons for each department of the teachers in a stacked bar chart. The x-axis is the dept and group by lesson status.',
      'STACKED BAR COUNT(Lessons.Lesson_ID) by Teachers.Dept, Lessons.Status',
    ],
    [
      'How many lessons did the teachers of each dept have, split by the status of the lesson? Draw a stacked bar chart with the dept on the x axis.',
      'STACKED BAR COUNT(Lessons.Lesson_ID) by Teachers.Dept, Lessons.Status',
    ],
    [
      'What is the highest salary of full time teachers in each department? Return a bar chart, and show in ascending by the y-axis.',
      'BAR MAXIMUM(Teachers.Salary) by Teachers.Dept where Teachers.is_full_time EQ T order maximum_Salary ASCENDING',
    ],
    [
      'Considering only teachers working full time, show each dept and its maximum salary in a bar chart, rank Y in asc order.',
      'BAR MAXIMUM(Teachers.Salary) by Teachers.Dept where Teachers.is_full_time EQ T order maximum_Salary ASCENDING',
    ],
    [
      'Show the number of lessons given by teachers of the Piano department for each weekday with a bar chart, and list by the y axis in asc.',
      'BAR COUNT(*) by Lessons.Lesson_Date:DAY_OF_WEEK where Teachers.Dept EQ Piano order count ASCENDING',
    ],
    [
      'Return a bar chart on the weekdays of the lessons taught by Piano department teachers and how many lessons fall on each, rank from low to high by the y-axis.',
      'BAR COUNT(Lessons.Lesson_ID) by Teachers.Dept order count_Lesson_ID ASCENDING',
    ],
    [
      'How many lessons were given by teachers whose dept is "Piano" in each day? Bin the lesson date by weekday and draw a bar chart, sort Y in ascending order.',
      'BAR COUNT(*) by Lessons.Lesson_Date:DAY_OF_WEEK where Teachers.Dept EQ Piano order count ASCENDING',
    ],
    [
      'A bar chart showing the last name of the teachers who conducted concerts and the number of concerts they conducted, order from low to high by the total number.',
      'BAR COUNT(Concerts.Concert_ID) by Teachers.lName order count_Concert_ID ASCENDING',
    ],
    [
      'What are the last names of the students who have taken at least 4 lessons, and how many lessons did each of them take? Show a bar chart.',
      'BAR COUNT(Lessons.Lesson_ID) by Students.lName where Students with Lessons GTE 4',
    ],
    [
      'Show the number of lessons of each student in a bar chart, using the last names and only keeping students with no fewer than 4 lessons.',
      'BAR COUNT(Lessons.Lesson_ID) by Students.lName where Students with Lessons GTE 4',
    ],
    [
      'Find the last name of every student with four or more lessons, along with the number of lessons, and visualize them by a bar chart.',
      'BAR COUNT(Lessons.Lesson_ID) by Students.lName where Students with Lessons GTE 4',
    ],
    [
      'How many performers played each type of instrument in concerts held between 2019-01-01 and 2019-12-31? Visualize by pie chart.',
      'ARC COUNT(Concert_Performers.Concert_ID) by Instruments.Type where Concerts.Date GTE 2019-01-01 and Concerts.Date LT 2020-01-01',
    ],
    [
      'Give me a pie about the instrument types and the number of performers on each type, for concerts with a date from 2019-01-01 to 2019-12-31.',
      'ARC COUNT(Concert_Performers.Concert_ID) by Instruments.Type where Concerts.Date GTE 2019-01-01 and Concerts.Date LT 2020-01-01',
    ],
    [
      'For the concerts that took place in 2019, show the number of performers by the type of instrument they played with a pie chart.',
      'ARC COUNT(Concert_Performers.Concert_ID) by Instruments.Type where Concerts.Date GTE 2019-01-01 and Concerts.Date LT 2020-01-01',
    ],
    [
      'What is the total fee of the lessons with each status? Show a bar chart.',
      'BAR SUM(Lessons.Fee) by Lessons.Status',
    ],
    ['Compute the sum of Fee across Status of the lessons as a bar chart.', 'BAR SUM(Lessons.Fee) by Lessons.Status'],
    [
      'Show the names of the concerts and their number of tickets in a bar chart, for concerts whose venue contains "Hall" and whose number of tickets is between 150 and 550, and order by the Y in asc.',
      'BAR (Concerts.Num_of_tickets) by Concerts.Name where Concerts.Venue LIKE %Hall% and Concerts.Num_of_tickets BETWEEN 150,550 order Num_of_tickets ASCENDING',
    ],
    [
      'Show the number of students who entered in each year with a line chart, with one colored line for each sex.',
      'LINE COUNT(*) by Students.Entry_Date:YEAR, Students.Sex',
    ],
    [
      'How many students entered each year? Bin the entry date by year and group by sex in a line chart.',
      'LINE COUNT(*) by Students.Entry_Date:YEAR, Students.Sex',
    ],
    [
      'How many students are advised by teachers of each department? List the dept and the number of students with a pie chart.',
      'ARC COUNT(Students.Stu_ID) by Teachers.Dept',
    ],
    [
      'Show the depts of the advisors and the number of students advised by each dept in a pie.',
      'ARC COUNT(Students.Stu_ID) by Teachers.Dept',
    ],
  ],
}
