import { modelRailwayClub } from '../databases/model-railway-club.js'
import type { OwnPrompts } from './own-prompts.js'

export const modelRailwayClubPrompts: OwnPrompts = {
  dataset: modelRailwayClub,
  today: '2022-12-31',
  prompts: [
    ['How many locomotives are there of each type? Show a bar chart.', 'BAR COUNT(*) by Locomotive.Type'],
    ['A bar chart showing the number of locomotives for each type.', 'BAR COUNT(*) by Locomotive.Type'],
    ['Bar graph to show how many type from different type in the locomotive table.', 'BAR COUNT(*) by Locomotive.Type'],
    ['Give me a pie chart of the number of layouts in each status.', 'ARC COUNT(*) by Layout.Status'],
    ['What is the proportion of the layout statuses? Return a pie chart.', 'ARC COUNT(*) by Layout.Status'],
    [
      'How many members live in each city? Draw a bar chart, sort the bars in descending by the y axis.',
      'BAR COUNT(*) by Member.city order count DESCENDING',
    ],
    [
      'For each city, count the members who come from there in a bar chart, and I want to list the total number in desc order.',
      'BAR COUNT(*) by Member.city order count DESCENDING',
    ],
    [
      'Show the cities of the members and the number of members in each city. Plot them as bar chart, rank y axis from high to low order.',
      'BAR COUNT(*) by Member.city order count DESCENDING',
    ],
    [
      'For those members who have a mentor, what is the average annual fee for each status? Show a bar chart, rank by names in asc.',
      'BAR AVERAGE(Member.Annual_Fee) by Member.Status order Status ASCENDING',
    ],
    [
      'For members whose mentor id is not null, draw a bar chart about the distribution of Status and the average of Annual_Fee , and group by attribute Status, and order by the Status in asc.',
      'BAR AVERAGE(Member.Annual_Fee) by Member.Status order Status ASCENDING',
    ],
    [
      'Find the mean annual fee under each status of the members who have a mentor. Visualize by bar chart, and sort by the X-axis in ascending please.',
      'BAR AVERAGE(Member.Annual_Fee) by Member.Status order Status ASCENDING',
    ],
    ['Show the number of members who joined in each year in a bar chart.', 'BAR COUNT(*) by Member.Join_Date:YEAR'],
    [
      'How many members joined each year? Bin the join date by year and show a bar chart.',
      'BAR COUNT(*) by Member.Join_Date:YEAR',
    ],
    [
      'How many running days fall on each weekday? Return a bar chart.',
      'BAR COUNT(*) by Running_Days.Date:DAY_OF_WEEK',
    ],
    [
      'Bin the date of all running days into the day of week interval, and count them for a bar chart.',
      'BAR COUNT(*) by Running_Days.Date:DAY_OF_WEEK',
    ],
    [
      'How did the number of visitors change over the dates of the running days in York? Show a line chart, order by the date in asc.',
      'LINE (Running_Days.Num_of_visitors) by Running_Days.Date where Running_Days.City EQ York order Date ASCENDING',
    ],
    [
      'Show the correlation between the length in feet and the cost of the layouts in a scatter chart.',
      'POINT (Layout.Len_ft), (Layout.Cost)',
    ],
    [
      'Return a scatter chart about the correlation between Len_ft and Cost for all layouts.',
      'POINT (Layout.Len_ft), (Layout.Cost)',
    ],
    [
      'For every layout appearance, show the relationship between hours run and number of faults in a scatter chart colored by the type of the layout.',
      'POINT (Layout_Appearances.Hrs_Run), (Layout_Appearances.Num_of_faults) by Layout.type',
    ],
    [
      'Draw a grouped scatter chart about the correlation between Hrs_Run and Num_of_faults of the appearances, and group by the layout type.',
      'POINT (Layout_Appearances.Hrs_Run), (Layout_Appearances.Num_of_faults) by Layout.type',
    ],
    [
      'Show the number of locomotives for each scale name in a stacked bar chart. The x-axis is the scale name and group by locomotive type.',
      'STACKED BAR COUNT(Locomotive.Loco_ID) by Ref_Scales.Scale_Name, Locomotive.Type',
    ],
    [
      'How many locomotives are there for each scale? Draw a stacked bar chart with the name of the scale on the x-axis, colored by the type of locomotive.',
      'STACKED BAR COUNT(Locomotive.Loco_ID) by Ref_Scales.Scale_Name, Locomotive.Type',
    ],
    [
      'How many layouts did each member build? Show a bar chart that groups by the last name of the builder, and list y-axis in asc order.',
      'BAR COUNT(Layout.Layout_ID) by Member.lName order count_Layout_ID ASCENDING',
    ],
    [
      'For each builder, find the last name and the number of layouts he or she built in a bar chart, show from low to high by the total number.',
      'BAR COUNT(Layout.Layout_ID) by Member.lName order count_Layout_ID ASCENDING',
    ],
    [
      'Show the last names of the members who built layouts and count their layouts in a bar chart, sort the bars in ascending by the y axis.',
      'BAR COUNT(Layout.Layout_ID) by Member.lName order count_Layout_ID ASCENDING',
    ],
    [
      'What are the names of the layouts and how many running days has each one appeared at? Show a bar chart, rank by names in asc.',
      'BAR COUNT_DISTINCT(Layout_Appearances.Day_ID) by Layout.Layout order Layout ASCENDING',
    ],
    [
      'Show the number of running days each layout took part in with a bar chart, and order by the layout in ascending please.',
      'BAR COUNT_DISTINCT(Layout_Appearances.Day_ID) by Layout.Layout order Layout ASCENDING',
    ],
    [
      'For each layout that has been to a running day, count its running days in a bar chart, and sort by the X in asc.',
      'BAR COUNT_DISTINCT(Layout_Appearances.Day_ID) by Layout.Layout where Layout with Layout_Appearances order Layout ASCENDING',
    ],
    [
      'Show the number of layout appearances for each scale name in a pie chart.',
      'ARC COUNT(Layout_Appearances.Layout_ID) by Ref_Scales.Scale_Name',
    ],
    [
      'What are the last names and annual fees of the members who do not own any locomotive? Plot them as bar chart, I want to display lName in descending order.',
      'BAR (Member.Annual_Fee) by Member.lName where not Member with Locomotive order lName DESCENDING',
    ],
    [
      'For those members without a locomotive, show the last name and the annual fee in a bar chart, and rank the x-axis in desc.',
      'BAR (Member.Annual_Fee) by Member.lName where not Member with Locomotive order lName DESCENDING',
    ],
    [
      'Who among the members owns no locomotive? Return a bar chart of their last names and annual fees, sort by the names in desc.',
      'BAR (Member.Annual_Fee) by Member.lName where not Member with Locomotive order lName DESCENDING',
    ],
    [
      'Which layouts cost more than the average layout? Show their names and cost in a bar chart, sort the bars in descending by the y axis.',
      'BAR (Layout.Cost) by Layout.Layout where Layout.Cost GT AVERAGE(Layout.Cost) order Cost DESCENDING',
    ],
    [
      'Find the layouts whose cost is above the average cost of all layouts, and give me a bar chart of layout and cost, ordered by cost from high to low.',
      'BAR (Layout.Cost) by Layout.Layout where Layout.Cost GT AVERAGE(Layout.Cost) order Cost DESCENDING',
    ],
    [
      'List the name and the cost of each layout that costs more than the mean cost of layouts with a bar chart, rank y axis in descending order.',
      'BAR (Layout.Cost) by Layout.Layout where Layout.Cost GT AVERAGE(Layout.Cost) order Cost DESCENDING',
    ],
    [
      'Find the last names of the members who operated more than 4 layout appearances and the number of appearances they operated. Show a bar chart, list in desc by the names.',
      'BAR COUNT(Layout_Appearances.Layout_ID) by Member.lName where Member with Layout_Appearances GT 4 order lName DESCENDING',
    ],
    [
      'Which operators have worked at least five appearances? Show the last name and the number of appearances in a bar chart, display X-axis in descending order.',
      'BAR COUNT(Layout_Appearances.Layout_ID) by Member.lName where COUNT(Layout_Appearances.Layout_ID) GTE 5 order lName DESCENDING',
    ],
    [
      'How many locomotives of each type are owned by members who are on the committee? Return a bar chart, sort total number in asc order.',
      'BAR COUNT(*) by Locomotive.Type where Member.on_committee EQ Y order count ASCENDING',
    ],
    [
      'Count the locomotives belonging to committee members for each locomotive type in a bar chart, and list Y in asc order.',
      'BAR COUNT(*) by Locomotive.Type where Member.on_committee EQ Y order count ASCENDING',
    ],
    [
      'Among the locomotives whose owner is on the committee, how many are of each type? Plot them as bar chart, order total number from low to high order.',
      'BAR COUNT(*) by Locomotive.Type where Member.on_committee EQ Y order count ASCENDING',
    ],
    [
      'For those members who joined between 2014-01-01 and 2018-12-31, show the number of members of each gender with a pie chart.',
      'ARC COUNT(*) by Member.Gender where Member.Join_Date GTE 2014-01-01 and Member.Join_Date LT 2019-01-01',
    ],
    [
      'A pie chart about how many male and female members joined from 2014 to 2018.',
      'ARC COUNT(*) by Member.Gender where Member.Gender IN M,F and Member.Join_Date GTE 2014-01-01 and Member.Join_Date LT 2019-01-01',
    ],
    [
      'What are the names of the running days that contain the word "Steam" and how many visitors did they have? Show a bar chart, rank by the number of visitors in asc.',
      'BAR SUM(Running_Days.Num_of_visitors) by Running_Days.Name where Running_Days.Name LIKE %Steam% order sum_Num_of_visitors ASCENDING',
    ],
    [
      'For all running days with "Steam" in their name, draw a bar chart about the name and the number of visitors, and sort by the Y-axis from low to high.',
      'BAR (Running_Days.Num_of_visitors) by Running_Days.Name where Running_Days.Name LIKE %Steam% order Num_of_visitors ASCENDING',
    ],
    [
      'Show the running day names that include "Steam" and the corresponding number of visitors. Show bar chart, display y-axis in ascending order.',
      'BAR (Running_Days.Num_of_visitors) by Running_Days.Name where Running_Days.Name LIKE %Steam% order Num_of_visitors ASCENDING',
    ],
    [
      'For the locomotives whose scale code is N or OO, show the number of locomotives of each type in a pie chart.',
      'ARC COUNT(*) by Locomotive.Type where Locomotive.Scale_Code IN N,OO',
    ],
    [
      'What is the proportion of the types of the locomotives with scale code "N" or "OO"? Draw a pie chart.',
      'ARC COUNT(*) by Locomotive.Type where Locomotive.Scale_Code IN N,OO',
    ],
    [
      'What is the average price paid for the locomotives of each type that are DCC? Return a bar chart, and show Y-axis in descending order.',
      'BAR AVERAGE(Locomotive.Price_Paid) by Locomotive.Type where Locomotive.is_DCC EQ 1 order average_Price_Paid DESCENDING',
    ],
    [
      'For the DCC locomotives, show the mean price paid by type in a bar chart, could you rank from high to low by the y axis?',
      'BAR AVERAGE(Locomotive.Price_Paid) by Locomotive.Type where Locomotive.is_DCC EQ 1 order average_Price_Paid DESCENDING',
    ],
    [
      'For the layouts whose scale has a gauge of more than 17 mm, what is the average rating each layout received? Show a bar chart, and order by the average rating in desc.',
      'BAR AVERAGE(Layout_Appearances.Rating) by Layout.Layout where Ref_Scales.gauge_mm GT 17 order average_Rating DESCENDING',
    ],
    [
      'Show me a bar chart of the average rating of each layout built in a scale with gauge above 17 mm, rank in descending by the Y.',
      'BAR AVERAGE(Layout_Appearances.Rating) by Layout.Layout where Ref_Scales.gauge_mm GT 17 order average_Rating DESCENDING',
    ],
    [
      'What is the mean rating for each layout made to a scale with gauge_mm greater than 17? Visualize in bar chart, display from high to low by the y-axis.',
      'BAR AVERAGE(Layout_Appearances.Rating) by Layout.Layout where Ref_Scales.gauge_mm GT 17 order average_Rating DESCENDING',
    ],
    [
      'A pie chart showing the number of layouts by the city of their builder.',
      'ARC COUNT(Layout.Layout_ID) by Member.city',
    ],
    [
      'How many layouts were built by members from each city? Show a pie chart.',
      'ARC COUNT(Layout.Layout_ID) by Member.city',
    ],
  ],
}
