import { mountainRescue } from '../databases/mountain-rescue.js'
import type { OwnPrompts } from './own-prompts.js'

export const mountainRescuePrompts: OwnPrompts = {
  dataset: mountainRescue,
  today: '2022-12-31',
  prompts: [
    [
      'How many incidents happened in each kind of weather? Plot them as bar chart, rank in descending by the y-axis.',
      'BAR COUNT(*) by incident.weather order count DESCENDING',
    ],
    [
      'Show the weather and the number of incidents for each in a bar chart, and sort from high to low by the total number.',
      'BAR COUNT(*) by incident.weather order count DESCENDING',
    ],
    [
      'Bar chart of the number of incidents by weather, show by the Y in desc.',
      'BAR COUNT(*) by incident.weather order count DESCENDING',
    ],
    [
      'Give me the comparison about elevation over the station_name by a bar chart, and display by the X-axis in descending.',
      'BAR (rescue_station.elevation) by rescue_station.station_name order station_name DESCENDING',
    ],
    [
      'What are the names of the rescue stations and their elevations? Show a bar chart, rank by the names in desc.',
      'BAR (rescue_station.elevation) by rescue_station.station_name order station_name DESCENDING',
    ],
    [
      'Show the name of each rescue station and the number of incidents it handled in a bar chart.',
      'BAR COUNT(incident.incident_id) by rescue_station.station_name',
    ],
    [
      'How many incidents did each station have? Return a bar chart with the station name on the x axis.',
      'BAR COUNT(incident.incident_id) by rescue_station.station_name',
    ],
    [
      'List the names of the rescue stations that had incidents, and count the incidents of each by a bar chart',
      'BAR COUNT(incident.incident_id) by rescue_station.station_name where rescue_station with incident',
    ],
    [
      'For the incidents that happened in Snow weather, show the incident type descriptions and the number of incidents of each in a bar chart, sort in ascending by the y axis.',
      'BAR COUNT(incident.incident_id) by Ref_Incident_Types.incident_type_description where incident.weather EQ Snow order count_incident_id ASCENDING',
    ],
    [
      'How many incidents occurred in snow for each incident type description? Draw a bar chart, and rank total number in asc order.',
      'BAR COUNT(incident.incident_id) by Ref_Incident_Types.incident_type_description where incident.weather EQ Snow order count_incident_id ASCENDING',
    ],
    [
      'Show the number of incidents handled by stations in the valley "Upper Varn" for each weekday in a bar chart.',
      'BAR COUNT(*) by incident.incident_date:DAY_OF_WEEK where rescue_station.valley EQ Upper Varn',
    ],
    [
      'What are the dates of the incidents of the rescue stations in Upper Varn valley? Bin the incident date into weekday interval with a bar chart.',
      'BAR COUNT(*) by incident.incident_date:DAY_OF_WEEK where rescue_station.valley EQ Upper Varn',
    ],
    [
      'Bar chart counting the incident dates per weekday, only for stations whose valley is Upper Varn.',
      'BAR COUNT(*) by incident.incident_date:DAY_OF_WEEK where rescue_station.valley EQ Upper Varn',
    ],
    [
      'For those incidents whose date is between 2020-01-01 and 2020-12-31, show the number of incidents in a bar chart and bin incident date by month.',
      'BAR COUNT(*) by incident.incident_date:MONTH where incident.incident_date GTE 2020-01-01 and incident.incident_date LT 2021-01-01',
    ],
    [
      'How many incidents happened in each month of 2020? Visualize with a bar chart.',
      'BAR COUNT(*) by incident.incident_date:MONTH where incident.incident_date GTE 2020-01-01 and incident.incident_date LT 2021-01-01',
    ],
    [
      'What is the total number of casualties of the incidents in each year? Draw a bar chart binning incident date by year, list by the x axis in desc.',
      'BAR SUM(incident.num_of_casualties) by incident.incident_date:YEAR order incident_date_year DESCENDING',
    ],
    [
      'Show the sum of num of casualties over incident date in a bar chart, bin the date by year, and display X in descending order.',
      'BAR SUM(incident.num_of_casualties) by incident.incident_date:YEAR order incident_date_year DESCENDING',
    ],
    [
      'Show the average monthly allowance of the rescuers of each grade in a bar chart.',
      'BAR AVERAGE(rescuer.monthly_allowance) by rescuer.grade',
    ],
    [
      'Bar graph to show mean monthly allowance from different grade',
      'BAR AVERAGE(rescuer.monthly_allowance) by rescuer.grade',
    ],
    [
      'What is the average monthly allowance for rescuers in different grades? Give me a bar chart.',
      'BAR AVERAGE(rescuer.monthly_allowance) by rescuer.grade',
    ],
    [
      'Show the minimum weight of the search dogs for each breed in a bar chart, and order y-axis in ascending order.',
      'BAR MINIMUM(search_dog.weight) by search_dog.breed order minimum_weight ASCENDING',
    ],
    [
      'Bar chart of the lowest weight by dog breed, list y axis in asc.',
      'BAR MINIMUM(search_dog.weight) by search_dog.breed order minimum_weight ASCENDING',
    ],
    [
      'What is the weight of the lightest search dog of each breed? Return a bar chart, rank from low to high by the Y-axis.',
      'BAR MINIMUM(search_dog.weight) by search_dog.breed order minimum_weight ASCENDING',
    ],
    [
      'A bar chart about the number of last name for all rescuers whose sex is F, and rank in desc by the y-axis.',
      'BAR COUNT(*) by rescuer.last_name where rescuer.sex EQ F order count DESCENDING',
    ],
    [
      'Find the last names of all the female rescuers and count how often each last name occurs in a bar chart, show total number from high to low order.',
      'BAR COUNT(*) by rescuer.last_name where rescuer.sex EQ F order count DESCENDING',
    ],
    [
      'Show the role names of the incident crew and how many times each role was filled in a bar chart.',
      'BAR COUNT(*) by incident_crew.role_name',
    ],
    [
      'A bar chart shows the distribution of role_name and the amount of role_name , and group by attribute role_name.',
      'BAR COUNT(*) by incident_crew.role_name',
    ],
    ['How many crew entries are there for every role name? Show bar chart.', 'BAR COUNT(*) by incident_crew.role_name'],
    [
      'Create a bar chart showing weight across dog name, and sort by the Y in asc.',
      'BAR (search_dog.weight) by search_dog.dog_name order weight ASCENDING',
    ],
    [
      'What are the names and weights of the search dogs? Plot them as bar chart, and I want to order y-axis in ascending order.',
      'BAR (search_dog.weight) by search_dog.dog_name order weight ASCENDING',
    ],
    [
      'What are the first names and ages of the rescuers who have never been in the crew of any incident? Show a bar chart, could you list by the names in desc?',
      'BAR (rescuer.age) by rescuer.first_name where not rescuer with incident_crew order first_name DESCENDING',
    ],
    [
      'For those rescuers who did not take part in any incident crew, draw a bar chart about the distribution of first_name and age , order by the X in descending.',
      'BAR (rescuer.age) by rescuer.first_name where not rescuer with incident_crew order first_name DESCENDING',
    ],
    [
      'Show the first names of the rescuers who were in the crew of at least 4 incidents, and the number of incidents of each, in a bar chart.',
      'BAR COUNT_DISTINCT(incident_crew.incident_id) by rescuer.first_name where rescuer with incident_crew GTE 4',
    ],
    [
      'Which rescuers took part in 4 or more incidents? Give their first name and how many incidents they were in as a bar chart.',
      'BAR COUNT_DISTINCT(incident_crew.incident_id) by rescuer.first_name where rescuer with incident_crew GTE 4',
    ],
    [
      'What is the total number of staff of the rescue stations in each valley? Show a bar chart, and rank Y in desc order.',
      'BAR SUM(rescue_station.Num_of_staff) by rescue_station.valley order sum_Num_of_staff DESCENDING',
    ],
    [
      'Bar chart of sum num of staff by valley, sort from high to low by the y axis.',
      'BAR SUM(rescue_station.Num_of_staff) by rescue_station.valley order sum_Num_of_staff DESCENDING',
    ],
    [
      'Show the average duration hours of the incidents of each incident type description in a bar chart, and list x-axis in asc order.',
      'BAR AVERAGE(incident.duration_hours) by Ref_Incident_Types.incident_type_description order incident_type_description ASCENDING',
    ],
    [
      'How long do incidents of each type last on average? Return a bar chart with the incident type description on the x axis, sorted by the names in ascending.',
      'BAR AVERAGE(incident.duration_hours) by Ref_Incident_Types.incident_type_description order incident_type_description ASCENDING',
    ],
    [
      'What is the mean of duration hours for different incident type descriptions? Draw a bar chart, display by the X-axis in asc.',
      'BAR AVERAGE(incident.duration_hours) by Ref_Incident_Types.incident_type_description order incident_type_description ASCENDING',
    ],
    [
      'For the rescuers whose grade is not Trainee, show the number of each sex in a pie chart.',
      'ARC COUNT(*) by rescuer.sex where rescuer.grade NEQ Trainee',
    ],
    [
      'How many rescuers of each sex are there, leaving out those with the grade Trainee? Return a pie.',
      'ARC COUNT(*) by rescuer.sex where rescuer.grade NEQ Trainee',
    ],
    [
      'A pie chart about the number of male and female rescuers who are not trainees.',
      'ARC COUNT(*) by rescuer.sex where rescuer.sex IN M,F and rescuer.grade NEQ Trainee',
    ],
    [
      'Show incident type codes and the number of incidents of each type with a pie chart.',
      'ARC COUNT(*) by incident.incident_type_code',
    ],
    [
      'What are the different incident type codes, and how many incidents are there for each. Plot them as pie chart.',
      'ARC COUNT(*) by incident.incident_type_code',
    ],
    [
      'Return a pie chart on how many incidents were handled by the stations of each valley?',
      'ARC COUNT(incident.incident_id) by rescue_station.valley',
    ],
    [
      'Show each valley and the number of incidents of the rescue stations in it with a pie chart.',
      'ARC COUNT(incident.incident_id) by rescue_station.valley',
    ],
    [
      'What is the share of the incidents by valley of the station? Draw a pie chart.',
      'ARC COUNT(incident.incident_id) by rescue_station.valley',
    ],
    [
      'How many search dogs are handled by rescuers of each grade? List the grade and the number of dogs with a pie chart.',
      'ARC COUNT(search_dog.dog_id) by rescuer.grade',
    ],
    [
      'A pie chart showing the number of search dogs for each grade of their handler.',
      'ARC COUNT(search_dog.dog_id) by rescuer.grade',
    ],
    [
      'Find the number of times female rescuers (sex F) took each role name in the incident crews. Show a pie chart.',
      'ARC COUNT(*) by incident_crew.role_name where rescuer.sex EQ F',
    ],
    [
      'For rescuers whose sex is F, show the proportion of the role names they had in incident crews using a pie chart.',
      'ARC COUNT(*) by incident_crew.role_name where rescuer.sex EQ F',
    ],
    [
      'How many rescuers joined in each year? Return a line chart, and sort in ascending by the x-axis.',
      'LINE COUNT(*) by rescuer.joined_date:YEAR order joined_date_year ASCENDING',
    ],
    [
      'Plot the number of rescuers over joined date with a line chart, bin joined date by year interval and order by the X in asc.',
      'LINE COUNT(*) by rescuer.joined_date:YEAR order joined_date_year ASCENDING',
    ],
    [
      'For those incidents whose duration hours is longer than the average duration hours of all incidents, show the correlation between altitude and duration_hours in a scatter chart.',
      'POINT (incident.altitude), (incident.duration_hours) where incident.duration_hours GT AVERAGE(incident.duration_hours)',
    ],
    [
      'What is the relationship between altitude and duration of the incidents that lasted longer than average? Give me a scatter plot.',
      'POINT (incident.altitude), (incident.duration_hours) where incident.duration_hours GT AVERAGE(incident.duration_hours)',
    ],
    [
      'Visualize a grouped scatter chart about the correlation between age and weight , and group by attribute breed of the search dogs.',
      'POINT (search_dog.age), (search_dog.weight) by search_dog.breed',
    ],
    [
      'Show the relationship between age and weight of the search dogs in a scatter chart colored by breed.',
      'POINT (search_dog.age), (search_dog.weight) by search_dog.breed',
    ],
    [
      'How many incidents happened in each year? Bin the incident date by year and group by weather with a stacked bar chart, and I want to list X from low to high order.',
      'STACKED BAR COUNT(*) by incident.incident_date:YEAR, incident.weather order incident_date_year ASCENDING',
    ],
    [
      'Show a stacked bar chart of the number of incidents per year of the incident date, stacked by weather, and rank in asc by the x-axis.',
      'STACKED BAR COUNT(*) by incident.incident_date:YEAR, incident.weather order incident_date_year ASCENDING',
    ],
  ],
}
