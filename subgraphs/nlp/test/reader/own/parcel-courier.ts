import { parcelCourier } from '../databases/parcel-courier.js'
import type { OwnPrompts } from './own-prompts.js'

export const parcelCourierPrompts: OwnPrompts = {
  dataset: parcelCourier,
  today: '2022-12-31',
  prompts: [
    [
      'Show the vehicle codes and the number of couriers using each of them in a bar chart.',
      'BAR COUNT(*) by Courier.Vehicle_Code',
    ],
    ['How many couriers are there for each vehicle code? Return a bar chart.', 'BAR COUNT(*) by Courier.Vehicle_Code'],
    [
      'Show the name and number of bays of every depot in a bar chart, and sort the bars in descending by the y axis.',
      'BAR (Depot.Num_of_Bays) by Depot.Depot_Name order Num_of_Bays DESCENDING',
    ],
    [
      'What are the names of the depots and how many bays does each have? Plot them as bar chart, I want to rank Y from high to low order.',
      'BAR SUM(Depot.Num_of_Bays) by Depot.Depot_Name order sum_Num_of_Bays DESCENDING',
    ],
    [
      'Create a bar chart showing num of bays across depot name, list in desc by the Y-axis please.',
      'BAR SUM(Depot.Num_of_Bays) by Depot.Depot_Name order sum_Num_of_Bays DESCENDING',
    ],
    [
      'What are the names of the depots and how many couriers work at each? Show a bar chart, and rank total number in ascending order.',
      'BAR COUNT(Courier.Courier_ID) by Depot.Depot_Name order count_Courier_ID ASCENDING',
    ],
    [
      'Give me a bar chart for the number of couriers at each depot, with the depot names as the bars, order by the y-axis in asc.',
      'BAR COUNT(Courier.Courier_ID) by Depot.Depot_Name order count_Courier_ID ASCENDING',
    ],
    [
      'Find the name of each depot together with its number of couriers, and show them by a bar chart, list Y in ascending order.',
      'BAR COUNT(Courier.Courier_ID) by Depot.Depot_Name order count_Courier_ID ASCENDING',
    ],
    [
      'For couriers who are older than 40, show the average hourly wage for each depot city in a bar chart.',
      'BAR AVERAGE(Courier.Hourly_Wage) by Depot.City where Courier.Age GT 40',
    ],
    [
      'Bar graph of the mean hourly wage of couriers over 40 years old by the city of their depot.',
      'BAR AVERAGE(Courier.Hourly_Wage) by Depot.City where Courier.Age GT 40',
    ],
    [
      'What is the average hourly wage of the couriers aged above 40 in each city? Visualize by bar chart.',
      'BAR AVERAGE(Courier.Hourly_Wage) by Depot.City where Courier.Age GT 40',
    ],
    [
      'How many couriers were hired on each weekday? Bin the hire date by weekday in a bar chart, and show from high to low by the y axis.',
      'BAR COUNT(*) by Courier.Hire_Date:DAY_OF_WEEK order count DESCENDING',
    ],
    [
      'Draw a bar chart of the number of couriers hired in each weekday, and list Y-axis in descending order.',
      'BAR COUNT(*) by Courier.Hire_Date:DAY_OF_WEEK order count DESCENDING',
    ],
    [
      'Show the number of parcels posted by senders with customer type code "Retail" for each month in a bar chart.',
      'BAR COUNT(*) by Parcel.Posted_Date:MONTH where Sender.Cust_Type_Code EQ Retail',
    ],
    [
      'What are the posted dates of the parcels sent by Retail customers? Bin the posted date into month interval and count them with a bar chart.',
      'BAR COUNT(*) by Parcel.Posted_Date:MONTH',
    ],
    [
      'Show the maximum weight of the parcels for each size code in a bar chart, order by the size code in asc.',
      'BAR MAXIMUM(Parcel.Weight_kg) by Parcel.Size_Code order Size_Code ASCENDING',
    ],
    [
      'How heavy is the heaviest parcel of each size? Return a bar chart, and display in ascending by the X-axis.',
      'BAR MAXIMUM(Parcel.Weight_kg) by Parcel.Size_Code order Size_Code ASCENDING',
    ],
    [
      'Show the total shipping fee paid by each sender in a bar chart, with the customer name on the x axis, and rank y axis in desc order.',
      'BAR SUM(Parcel.Shipping_Fee) by Sender.Cust_Name order sum_Shipping_Fee DESCENDING',
    ],
    [
      'What is the sum of shipping fees of the parcels of each customer? List the customer names and the sums with a bar chart, sort from high to low by the Y-axis.',
      'BAR SUM(Parcel.Shipping_Fee) by Sender.Cust_Name order sum_Shipping_Fee DESCENDING',
    ],
    [
      'Give me the customer names and the sum of their shipping fees as a bar chart, could you sort by the Y in descending?',
      'BAR SUM(Parcel.Shipping_Fee) by Sender.Cust_Name order sum_Shipping_Fee DESCENDING',
    ],
    [
      'How many senders come from each town? Plot them as bar chart, and list by the names in desc.',
      'BAR COUNT(*) by Sender.Town order Town DESCENDING',
    ],
    [
      'Bar chart of the number of senders in every town, and I want to display the x axis in descending order.',
      'BAR COUNT(*) by Sender.Town order Town DESCENDING',
    ],
    [
      'Show all the towns along with the number of senders they have using a bar chart, rank by the X in desc.',
      'BAR COUNT(*) by Sender.Town order Town DESCENDING',
    ],
    [
      'For those couriers whose first name ends with the letter a, show their first name and age in a bar chart, and could you rank by the names in ascending?',
      'BAR (Courier.Age) by Courier.fName where Courier.fName LIKE %a order fName ASCENDING',
    ],
    [
      'What are the first names and ages of the couriers whose first name is ending with a? Show a bar chart, list X-axis in asc order.',
      'BAR (Courier.Age) by Courier.fName where Courier.fName LIKE %a order fName ASCENDING',
    ],
    [
      'Draw a bar chart about the distribution of Vehicle_Description and Max_Load_kg .',
      'BAR (Vehicle_Types.Max_Load_kg) by Vehicle_Types.Vehicle_Description',
    ],
    [
      'Show the description of each vehicle type and the maximum load it can take with a bar chart.',
      'BAR (Vehicle_Types.Max_Load_kg) by Vehicle_Types.Vehicle_Description',
    ],
    [
      'Show the total floor area of the depots in each city with a bar chart, and order from low to high by the y-axis.',
      'BAR SUM(Depot.Floor_Area) by Depot.City order sum_Floor_Area ASCENDING',
    ],
    [
      'What is the sum of floor area of all depots in different cities? Draw a bar chart, sort by the Y in ascending order.',
      'BAR SUM(Depot.Floor_Area) by Depot.City order sum_Floor_Area ASCENDING',
    ],
    [
      'Bar graph of sum floor area by city, could you rank y axis in asc order?',
      'BAR SUM(Depot.Floor_Area) by Depot.City order sum_Floor_Area ASCENDING',
    ],
    [
      'Show the average rating of the deliveries made by the couriers of each depot in a bar chart that groups by depot name.',
      'BAR AVERAGE(Delivery.Rating) by Depot.Depot_Name',
    ],
    [
      'What is the mean delivery rating for the couriers of every depot? Return a bar chart with the name of the depot on the x-axis.',
      'BAR AVERAGE(Delivery.Rating) by Depot.Depot_Name',
    ],
    [
      'For parcels whose insured value is not null, show the number of parcels for each size code in a bar chart, sort in desc by the y axis.',
      'BAR COUNT(*) by Parcel.Size_Code order count DESCENDING',
    ],
    [
      'How many parcels of each size code have an insured value that is not null? Visualize with a bar chart, display total number in descending order.',
      'BAR COUNT(*) by Parcel.Size_Code order count DESCENDING',
    ],
    [
      'Count the size codes of the parcels that do have an insured value, using a bar chart, and order by the Y-axis from high to low.',
      'BAR COUNT(*) by Parcel.Size_Code order count DESCENDING',
    ],
    [
      'For those couriers who do not work in the depots located in Leeds, show the number of couriers for each vehicle code in a bar chart, and rank the x-axis in asc order.',
      'BAR COUNT(*) by Courier.Vehicle_Code where not Courier with Depot (Depot.City EQ Leeds) order Vehicle_Code ASCENDING',
    ],
    [
      'How many couriers who are not working at a depot in the city of Leeds use each vehicle code? Show a bar chart, list by the X in ascending.',
      'BAR COUNT(*) by Courier.Vehicle_Code where not Courier with Depot (Depot.City EQ Leeds) order Vehicle_Code ASCENDING',
    ],
    ['A pie chart showing the number of senders for each customer type code.', 'ARC COUNT(*) by Sender.Cust_Type_Code'],
    ['How many senders are there of each customer type? Return a pie.', 'ARC COUNT(*) by Sender.Cust_Type_Code'],
    [
      'Show the different customer type codes and how many senders belong to each. Show a pie chart.',
      'ARC COUNT(*) by Sender.Cust_Type_Code',
    ],
    [
      'What is the proportion of size codes among the parcels posted by senders from Otley? Give me a pie chart.',
      'ARC COUNT(*) by Parcel.Size_Code where Sender.Town EQ Otley',
    ],
    [
      'Display the number of parcels of each size code for those sent by customers in the town Otley using a pie chart.',
      'ARC COUNT(*) by Parcel.Size_Code where Sender.Town EQ Otley',
    ],
    [
      'For the parcels of senders whose town is Otley, count how many have each size code. Show a pie chart.',
      'ARC COUNT(*) by Parcel.Size_Code where Sender.Town EQ Otley',
    ],
    [
      'Find the number of couriers whose hourly wage is higher than the average hourly wage of all couriers for each gender in a pie chart.',
      'ARC COUNT(*) by Courier.Gender where Courier.Hourly_Wage GT AVERAGE(Courier.Hourly_Wage)',
    ],
    [
      'Show the vehicle descriptions and the number of couriers driving each kind of vehicle as a pie chart.',
      'ARC COUNT(Courier.Courier_ID) by Vehicle_Types.Vehicle_Description',
    ],
    [
      'How many couriers use each type of vehicle? List the vehicle description and the number of couriers with a pie chart.',
      'ARC COUNT(Courier.Courier_ID) by Vehicle_Types.Vehicle_Description',
    ],
    [
      'Compare the total number of bays of the depots in different zones by a pie chart.',
      'ARC SUM(Depot.Num_of_Bays) by Depot.Zone',
    ],
    [
      'What is the sum of num of bays for each zone? Plot them as pie chart.',
      'ARC SUM(Depot.Num_of_Bays) by Depot.Zone',
    ],
    [
      'How many couriers were hired in each year? Visualize with a line chart, order X in ascending order.',
      'LINE COUNT(*) by Courier.Hire_Date:YEAR order Hire_Date_year ASCENDING',
    ],
    [
      'Show the number of couriers over their hire date in a line chart, bin hire date by year, and I want to list X in asc order.',
      'LINE COUNT(*) by Courier.Hire_Date:YEAR order Hire_Date_year ASCENDING',
    ],
    [
      'A line chart for the number of couriers hired every year, ordered by the x axis in ascending.',
      'LINE COUNT(*) by Courier.Hire_Date:YEAR order Hire_Date_year ASCENDING',
    ],
    [
      'For all parcels with size code L or XL, show me the correlation between Weight_kg and Shipping_Fee in a scatter chart.',
      'POINT (Parcel.Weight_kg), (Parcel.Shipping_Fee) where Parcel.Size_Code IN L,XL',
    ],
    [
      'What is the relationship between the weight and the shipping fee of the parcels whose size code is L or XL? Return a scatter plot.',
      'POINT (Parcel.Weight_kg), (Parcel.Shipping_Fee) where Parcel.Size_Code IN L,XL',
    ],
    [
      'Draw a scatter chart about the correlation between Age and Hourly_Wage , and colored by attribute Gender.',
      'POINT (Courier.Age), (Courier.Hourly_Wage) by Courier.Gender',
    ],
    [
      'Show the relationship between age and hourly wage of all couriers in a grouped scatter chart that groups by gender.',
      'POINT (Courier.Age), (Courier.Hourly_Wage) by Courier.Gender',
    ],
    [
      'Scatterplot of hourly wage vs age of the couriers, with points colored by gender',
      'POINT (Courier.Hourly_Wage), (Courier.Age) by Courier.Gender',
    ],
    [
      'Show the number of couriers in each city of the depots in a stacked bar chart. The x-axis is city and group by gender, sort by the x-axis in asc.',
      'STACKED BAR COUNT(Courier.Courier_ID) by Depot.City, Courier.Gender order City ASCENDING',
    ],
    [
      'How many couriers of each gender work in each city? Draw a stacked bar chart with the depot city on the x axis and the gender as the color, order the names in ascending.',
      'STACKED BAR COUNT(Courier.Courier_ID) by Depot.City, Courier.Gender order City ASCENDING',
    ],
  ],
}
