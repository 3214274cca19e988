import { ceramicsWorkshop } from '../databases/ceramics-workshop.js'
import type { OwnPrompts } from './own-prompts.js'

export const ceramicsWorkshopPrompts: OwnPrompts = {
  dataset: ceramicsWorkshop,
  today: '2022-12-31',
  prompts: [
    [
      'How many pieces are there in each category? Show a bar chart, sort the bars in descending by the y axis.',
      'BAR COUNT(*) by Pieces.Category order count DESCENDING',
    ],
    [
      'Return the category of pieces and the corresponding number of pieces in a bar chart, list the total number from high to low order please.',
      'BAR COUNT(*) by Pieces.Category order count DESCENDING',
    ],
    [
      'Plot the total number grouped by category of the pieces as a bar graph, and order Y in desc order.',
      'BAR COUNT(*) by Pieces.Category order count DESCENDING',
    ],
    [
      'What are the names of the kilns and what is the maximum temperature of each? Show a bar chart, rank by the names asc.',
      'BAR (Kilns.Max_Temp_C) by Kilns.Kiln_Name order Kiln_Name ASCENDING',
    ],
    [
      'Give me a bar chart about the distribution of Kiln_Name and Max_Temp_C , and display X-axis in asc order.',
      'BAR (Kilns.Max_Temp_C) by Kilns.Kiln_Name order Kiln_Name ASCENDING',
    ],
    [
      'List the name of each potter and the number of pieces he or she made in a bar chart.',
      'BAR COUNT(Pieces.Piece_ID) by Potters.Potter_Name',
    ],
    [
      'How many pieces did each potter make? Draw a bar chart with the names of the potters.',
      'BAR COUNT(Pieces.Piece_ID) by Potters.Potter_Name',
    ],
    [
      'Show the average list price of the pieces for each specialty of the potters with a bar chart, and show Y in ascending order.',
      'BAR AVERAGE(Pieces.List_Price) by Potters.Specialty order average_List_Price ASCENDING',
    ],
    [
      'What is the mean list price of pieces by the specialty of the potter who made them? Plot a bar chart, from low to high by the mean price.',
      'BAR AVERAGE(Pieces.List_Price) by Potters.Specialty order average_List_Price ASCENDING',
    ],
    ['How many firings took place in each month? Return a bar chart.', 'BAR COUNT(*) by Firings.Firing_Date:MONTH'],
    [
      'Show the number of firings and bin firing date by month in a bar chart.',
      'BAR COUNT(*) by Firings.Firing_Date:MONTH',
    ],
    [
      'A bar chart shows the distribution of Firing_Date and the amount of Firing_Date bin Firing_Date by month.',
      'BAR COUNT(*) by Firings.Firing_Date:MONTH',
    ],
    [
      'Find the total quantity ordered in each year and show it in a bar chart.',
      'BAR SUM(Orders.Quantity) by Orders.Order_Date:YEAR',
    ],
    [
      'What is the sum of quantity of all orders for each year? Draw a bar chart that bins the order date by year interval.',
      'BAR SUM(Orders.Quantity) by Orders.Order_Date:YEAR',
    ],
    [
      'How many firings were done in gas kilns on each weekday? Return a bar chart, and could you list in asc by the y axis?',
      'BAR COUNT(*) by Firings.Firing_Date:DAY_OF_WEEK where Kilns.Fuel_Type EQ gas order count ASCENDING',
    ],
    [
      'Show the number of firing dates of the kilns with fuel type "gas" for each weekday in a bar chart, and rank Y from low to high.',
      'BAR COUNT(*) by Firings.Firing_Date:DAY_OF_WEEK where Kilns.Fuel_Type EQ gas order count ASCENDING',
    ],
    [
      'For those clients whose email address is not null, count how many there are in each city and show a bar chart, sort X in desc order.',
      'BAR COUNT(*) by Clients.City order City DESCENDING',
    ],
    [
      'How many clients with an email address are there for each city? Plot them as bar chart, and order by city in descending.',
      'BAR COUNT(*) by Clients.City order City DESCENDING',
    ],
    [
      'What is the total quantity ordered by clients of type "Gallery" in each city? Visualize by bar chart.',
      'BAR SUM(Orders.Quantity) by Clients.City where Clients.Cust_Type_Code EQ Gallery',
    ],
    [
      'Draw a bar chart of the cities and the sum of quantity of the orders placed by Gallery clients.',
      'BAR SUM(Orders.Quantity) by Clients.City where Clients.Cust_Type_Code EQ Gallery',
    ],
    [
      'For those pieces that have never been ordered, show the number of pieces for each clay type in a bar chart.',
      'BAR COUNT(*) by Pieces.Clay_Type where not Pieces with Orders',
    ],
    [
      'How many pieces do not appear in any order? Group them by clay type with a bar chart.',
      'BAR COUNT(*) by Pieces.Clay_Type where not Pieces with Orders',
    ],
    [
      'Find the number of pieces whose list price is higher than the average list price of all pieces for each category with a bar chart, display by the X-axis in desc.',
      'BAR COUNT(*) by Pieces.Category where Pieces.List_Price GT AVERAGE(Pieces.List_Price) order Category DESCENDING',
    ],
    [
      'How many pieces cost more than average? Show me a bar chart grouping by category, rank by the category in descending order.',
      'BAR COUNT(*) by Pieces.Category where Pieces.List_Price GT AVERAGE(Pieces.List_Price) order Category DESCENDING',
    ],
    [
      'Show the title and list price of the pieces whose title contains Moon in a bar chart, order by the price from high to low.',
      'BAR (Pieces.List_Price) by Pieces.Piece_Title where Pieces.Piece_Title LIKE %Moon% order List_Price DESCENDING',
    ],
    [
      'What are the titles and the list prices of all pieces with the word "Moon" in their title? Plot a bar chart, and sort the bars in desc by the Y-axis.',
      'BAR (Pieces.List_Price) by Pieces.Piece_Title where Pieces.Piece_Title LIKE %Moon% order List_Price DESCENDING',
    ],
    [
      'For the firings with a peak temperature between 950 and 1200, what is the average duration for each firing type? Return a bar chart.',
      'BAR AVERAGE(Firings.Duration_Hours) by Firings.Firing_Type where Firings.Peak_Temp BETWEEN 950,1200',
    ],
    [
      'For those firings whose Peak_Temp is in the range of 950 and 1200, draw a bar chart about the distribution of Firing_Type and the average of Duration_Hours , and group by attribute Firing_Type.',
      'BAR AVERAGE(Firings.Duration_Hours) by Firings.Firing_Type where Firings.Peak_Temp BETWEEN 950,1200',
    ],
    [
      'Find the maximum years of experience of the potters from each hometown with a bar chart, and list X in alphabetical order.',
      'BAR MAXIMUM(Potters.Years_Experience) by Potters.Hometown order Hometown ASCENDING',
    ],
    [
      'How many years of experience does the most experienced potter of each hometown have? Show bar chart, sort by the hometown in asc.',
      'BAR MAXIMUM(Potters.Years_Experience) by Potters.Hometown order Hometown ASCENDING',
    ],
    [
      'Create a bar chart showing the maximum years experience across hometown, and display from A to Z by the x axis.',
      'BAR MAXIMUM(Potters.Years_Experience) by Potters.Hometown order Hometown ASCENDING',
    ],
    [
      'For all orders that are not cancelled, show the name of the potter and the total quantity ordered of his or her pieces in a bar chart, sort in descending by the total quantity.',
      'BAR SUM(Orders.Quantity) by Potters.Potter_Name where Orders.Order_Status_Code NEQ Cancelled order sum_Quantity DESCENDING',
    ],
    [
      'What is the sum of the quantity of orders whose status code is not "Cancelled" for each potter name? Draw a bar chart, rank Y-axis from high to low order.',
      'BAR SUM(Orders.Quantity) by Potters.Potter_Name where Orders.Order_Status_Code NEQ Cancelled order sum_Quantity DESCENDING',
    ],
    [
      'Show the order status codes and the corresponding number of orders by a pie chart.',
      'ARC COUNT(*) by Orders.Order_Status_Code',
    ],
    [
      'How many orders are there for each order status? Visualize by pie chart.',
      'ARC COUNT(*) by Orders.Order_Status_Code',
    ],
    [
      'What are the different order status codes, and how many orders have each of them? Return a pie chart.',
      'ARC COUNT(*) by Orders.Order_Status_Code',
    ],
    [
      'Show the total volume of the kilns for each fuel type in a pie chart.',
      'ARC SUM(Kilns.Volume_Litres) by Kilns.Fuel_Type',
    ],
    [
      'Compute the sum of volume litres across fuel type as a pie chart.',
      'ARC SUM(Kilns.Volume_Litres) by Kilns.Fuel_Type',
    ],
    [
      'Pie. What is the total volume in litres of the kilns of each fuel type?',
      'ARC SUM(Kilns.Volume_Litres) by Kilns.Fuel_Type',
    ],
    [
      'Return a pie chart to show how many orders were placed by each type of client.',
      'ARC COUNT(Orders.Order_ID) by Clients.Cust_Type_Code',
    ],
    [
      'What are the customer type codes of the clients and how many orders did each type make? Show a pie chart.',
      'ARC COUNT(Orders.Order_ID) by Clients.Cust_Type_Code',
    ],
    [
      'How many potters with at least 10 years of experience are there for each specialty? Draw a pie chart.',
      'ARC COUNT(*) by Potters.Specialty where Potters.Years_Experience GTE 10',
    ],
    [
      'Count the potters whose years of experience is no less than 10 by specialty, and show them in a pie chart.',
      'ARC COUNT(*) by Potters.Specialty where Potters.Years_Experience GTE 10',
    ],
    [
      'Give me a pie chart showing the number of firings for each fuel type of kiln.',
      'ARC COUNT(Firings.Firing_ID) by Kilns.Fuel_Type',
    ],
    [
      'What are the fuel types of the kilns and how many firings were done with each? Visualize by pie chart.',
      'ARC COUNT(Firings.Firing_ID) by Kilns.Fuel_Type',
    ],
    [
      'What was the peak temperature on each firing date in the kiln Big Bertha? Plot a line chart, and order by the firing date in ascending.',
      'LINE AVERAGE(Firings.Peak_Temp) by Firings.Firing_Date where Kilns.Kiln_Name EQ Big Bertha order Firing_Date ASCENDING',
    ],
    [
      'Plot a scatter chart to show the correlation between the height and the weight of the pieces in category "Mug".',
      'POINT (Pieces.Height_cm), (Pieces.Weight_g) where Pieces.Category EQ Mug',
    ],
    [
      'What is the relationship between height cm and weight g of all mugs? Show a scatter chart.',
      'POINT (Pieces.Height_cm), (Pieces.Weight_g) where Pieces.Category EQ Mug',
    ],
    [
      'A grouped scatter chart shows the correlation between Peak_Temp and Duration_Hours , and group by attribute Firing_Type.',
      'POINT (Firings.Peak_Temp), (Firings.Duration_Hours) by Firings.Firing_Type',
    ],
    [
      'Draw a scatter chart of the peak temperature and the duration of the firings colored by firing type.',
      'POINT (Firings.Peak_Temp), (Firings.Duration_Hours) by Firings.Firing_Type',
    ],
    [
      'Show peak temp vs duration hours as scatter plot use a different color for each firing type',
      'POINT (Firings.Peak_Temp), (Firings.Duration_Hours) by Firings.Firing_Type',
    ],
    [
      'How many orders were placed in each year? Bin the order date by year and group by customer type code with a stacked bar chart.',
      'STACKED BAR COUNT(Orders.Order_ID) by Orders.Order_Date:YEAR, Clients.Cust_Type_Code',
    ],
    [
      'Show the number of orders for each year in a stacked bar chart. The x-axis is the order date binned by year and stack by the type of client.',
      'STACKED BAR COUNT(Orders.Order_ID) by Orders.Order_Date:YEAR, Clients.Cust_Type_Code',
    ],
  ],
}
