import { wineAuction } from '../databases/wine-auction.js'
import type { OwnPrompts } from './own-prompts.js'

export const wineAuctionPrompts: OwnPrompts = {
  dataset: wineAuction,
  today: '2022-12-31',
  prompts: [
    ['How many lots come from each region? Show a bar chart.', 'BAR COUNT(*) by Lot.Region'],
    ['A bar chart for the number of lots per region.', 'BAR COUNT(*) by Lot.Region'],
    ['What is the number of bidders of each type? Return a pie.', 'ARC COUNT(*) by Bidder.type'],
    ['Show the proportion of the different types of bidder with a pie chart.', 'ARC COUNT(*) by Bidder.type'],
    [
      'What is the total number of bottles for each type of lot? Draw a bar chart, sort the bars in descending by the y axis.',
      'BAR SUM(Lot.Num_of_bottles) by Lot.Type order sum_Num_of_bottles DESCENDING',
    ],
    [
      'Compute the sum of Num_of_bottles across the Type of the lots as a bar chart, and I want to rank Y-axis from high to low order.',
      'BAR SUM(Lot.Num_of_bottles) by Lot.Type order sum_Num_of_bottles DESCENDING',
    ],
    [
      'For each lot type, show how many bottles there are in total in a bar chart, list by the y axis in desc.',
      'BAR SUM(Lot.Num_of_bottles) by Lot.Type order sum_Num_of_bottles DESCENDING',
    ],
    [
      'For the staff who are full time, show the average salary of each department in a bar chart, rank by the dept in asc.',
      'BAR AVERAGE(Staff.Salary) by Staff.Dept where Staff.is_full_time EQ T order Dept ASCENDING',
    ],
    [
      'What is the average salary of the full time staff in each dept? Plot them as bar chart, and display x-axis in ascending order.',
      'BAR AVERAGE(Staff.Salary) by Staff.Dept where Staff.is_full_time EQ T order Dept ASCENDING',
    ],
    [
      'How many bids were made on each weekday? Show a bar chart, and could you rank by the Y in descending?',
      'BAR COUNT(*) by Bid.Date:DAY_OF_WEEK order count DESCENDING',
    ],
    [
      'Bin the date of the bids into the weekday interval and count them for a bar chart, sort in desc by the total number.',
      'BAR COUNT(*) by Bid.Date:DAY_OF_WEEK order count DESCENDING',
    ],
    [
      'How many bidders whose status is not "Suspended" registered in each year? Return a bar chart.',
      'BAR COUNT(*) by Bidder.Reg_Date:YEAR where Bidder.Status NEQ Suspended',
    ],
    [
      'For the bidders that are not suspended, show the number of registration dates for each year in a bar chart.',
      'BAR COUNT(*) by Bidder.Reg_Date:YEAR where Bidder.Status NEQ Suspended',
    ],
    [
      'How many staff were hired in each year? Draw a line chart, list by the x axis in asc.',
      'LINE COUNT(*) by Staff.hire_date:YEAR order hire_date_year ASCENDING',
    ],
    [
      'Give me a line chart of the number of staff hired over the years, and display the year in ascending order.',
      'LINE COUNT(*) by Staff.hire_date:YEAR order hire_date_year ASCENDING',
    ],
    [
      'What is the total hammer price of the lots sold in sales of each year? Bin the sale date by year and show a line chart.',
      'LINE SUM(Lot.Hammer_Price) by Sale.Date:YEAR where Lot.Status EQ Sold',
    ],
    [
      'Show the trend of the sum of hammer price over the sale date binned by year with a line chart.',
      'LINE SUM(Lot.Hammer_Price) by Sale.Date:YEAR',
    ],
    [
      'How much hammer price was achieved in total for each year of the sale date? Return a line chart.',
      'LINE SUM(Lot.Hammer_Price) by Sale.Date:YEAR',
    ],
    [
      'For the lots from Burgundy, show the correlation between the low and high estimates in a scatter chart.',
      'POINT (Lot.Low_Est), (Lot.High_Est) where Lot.Region EQ Burgundy',
    ],
    [
      'Draw a scatter chart about the relationship between Low_Est and High_Est for those lots whose region is Burgundy.',
      'POINT (Lot.Low_Est), (Lot.High_Est) where Lot.Region EQ Burgundy',
    ],
    [
      'For the lots with status "Sold", show the relationship between number of bottles and hammer price in a scatter chart colored by the type of the consignor.',
      'POINT (Lot.Num_of_bottles), (Lot.Hammer_Price) by Consignor.Type where Lot.Status EQ Sold',
    ],
    [
      'Draw a grouping scatter chart of the number of bottles versus the hammer price of the sold lots, grouped by consignor type.',
      'POINT (Lot.Num_of_bottles), (Lot.Hammer_Price) by Consignor.Type where Lot.Status EQ Sold',
    ],
    [
      'Show the number of lots offered in each sale city in a stacked bar chart. The x-axis is the city of the sale and group by lot type.',
      'STACKED BAR COUNT(Lot.Lot_ID) by Sale.city, Lot.Type',
    ],
    [
      'How many lots were put up in the sales of each city? Make a stacked bar chart colored by the type of lot, with the sale city on the x-axis.',
      'STACKED BAR COUNT(Lot.Lot_ID) by Sale.city, Lot.Type',
    ],
    [
      'How many bids were placed by each mode? Show a stacked bar chart with mode on the x-axis and group by the type of the bidder, sort by the y axis in descending.',
      'STACKED BAR COUNT(Bid.Bid_ID) by Bid.Mode, Bidder.type order count_Bid_ID DESCENDING',
    ],
    [
      'A stacked bar chart of the number of bids for each mode, colored by bidder type, and list from high to low by the Y-axis.',
      'STACKED BAR COUNT(Bid.Bid_ID) by Bid.Mode, Bidder.type order count_Bid_ID DESCENDING',
    ],
    [
      'What are the names of the bidders and how many lots did each of them buy? Show a bar chart, rank by the number of lots in desc.',
      'BAR COUNT(Lot.Lot_ID) by Bidder.Name order count_Lot_ID DESCENDING',
    ],
    [
      'For each bidder who bought something, show the name and the number of lots bought in a bar chart, and order by the Y-axis in descending.',
      'BAR COUNT(Lot.Lot_ID) by Bidder.Name order count_Lot_ID DESCENDING',
    ],
    [
      'Give me a bar chart about how many lots each bidder has bought, listing the bidder names, sorted by the number in descending.',
      'BAR COUNT(Lot.Lot_ID) by Bidder.Name order count_Lot_ID DESCENDING',
    ],
    [
      'How many bids did the bidders of each country place after 2020-12-31? Show a bar chart, and list by the country in desc.',
      'BAR COUNT(Bid.Bid_ID) by Bidder.Country where Bid.Date GTE 2021-01-01 order Country DESCENDING',
    ],
    [
      'For the bids dated later than 2020-12-31, show the number of bids for each country of the bidders with a bar chart, I want to rank X in descending order.',
      'BAR COUNT(Bid.Bid_ID) by Bidder.Country where Bid.Date GTE 2021-01-01 order Country DESCENDING',
    ],
    [
      'Find the sales that have more than 5 lots and show the name of each sale with its number of lots in a bar chart, sort y axis in ascending order.',
      'BAR COUNT(Lot.Lot_ID) by Sale.Sale where Sale with Lot GT 5 order count_Lot_ID ASCENDING',
    ],
    [
      'Which sales offered at least six lots? List the sale and how many lots it had in a bar chart, and show from low to high by the total number.',
      'BAR COUNT(Lot.Lot_ID) by Sale.Sale where Sale with Lot GTE 6 order count_Lot_ID ASCENDING',
    ],
    [
      'For sales with over 5 lots, give the sale name and the number of lots with a bar chart, rank in asc by the y-axis.',
      'BAR COUNT(Lot.Lot_ID) by Sale.Sale where Sale with Lot GT 5 order count_Lot_ID ASCENDING',
    ],
    [
      'Show the number of lots with status "Sold" for each auctioneer, and group by the last name in a pie chart.',
      'ARC COUNT(Lot.Lot_ID) by Staff.lName where Lot.Status EQ Sold',
    ],
    [
      'How many lots has each auctioneer sold? Give the last name of the auctioneers and the number of sold lots as a pie chart.',
      'ARC COUNT(Lot.Lot_ID) by Staff.lName where Lot.Status EQ Sold',
    ],
    [
      'What are the names and credit limits of the bidders who have never placed a bid? Show a bar chart, rank by names in asc.',
      'BAR (Bidder.Credit_Lmt) by Bidder.Name where not Bidder with Bid order Name ASCENDING',
    ],
    [
      'For those bidders who did not make any bid, draw a bar chart about the name and the credit limit, and sort by the X-axis in asc.',
      'BAR (Bidder.Credit_Lmt) by Bidder.Name where not Bidder with Bid order Name ASCENDING',
    ],
    [
      'Find the bidders without any bid. Plot their names and credit limits as bar chart, list the names in ascending order.',
      'BAR (Bidder.Credit_Lmt) by Bidder.Name where not Bidder with Bid order Name ASCENDING',
    ],
    [
      'Count the lots of each region whose hammer price is higher than the average hammer price. Show a bar chart, list by the number in desc order.',
      'BAR COUNT(*) by Lot.Region where Lot.Hammer_Price GT AVERAGE(Lot.Hammer_Price) order count DESCENDING',
    ],
    [
      'How many lots in each region fetched a hammer price above the average of all lots? Visualize by bar chart, sort the Y-axis from high to low.',
      'BAR COUNT(*) by Lot.Region where Lot.Hammer_Price GT AVERAGE(Lot.Hammer_Price) order count DESCENDING',
    ],
    [
      'For lots with a hammer price over the average hammer price, group by region and count them in a bar chart, show Y in desc order.',
      'BAR COUNT(*) by Lot.Region where Lot.Hammer_Price GT AVERAGE(Lot.Hammer_Price) order count DESCENDING',
    ],
    [
      'For the lots whose vintage is between 1970 and 1989, how many are there of each type? Draw a pie chart.',
      'ARC COUNT(*) by Lot.Type where Lot.Vintage BETWEEN 1970,1989',
    ],
    [
      'A pie chart showing the number of lots by type for vintages from 1970 to 1989.',
      'ARC COUNT(*) by Lot.Type where Lot.Vintage BETWEEN 1970,1989',
    ],
    [
      'What is the highest bid amount for the lots of each region? Show a bar chart, rank by the region in asc.',
      'BAR MAXIMUM(Bid.Amt) by Lot.Region order Region ASCENDING',
    ],
    [
      'Show the maximum amount bid on lots from each region in a bar chart, and display the X-axis in ascending order.',
      'BAR MAXIMUM(Bid.Amt) by Lot.Region order Region ASCENDING',
    ],
    [
      'Find the region of the lots and the biggest bid amount made in each region. Plot them as bar chart, order by the region in asc.',
      'BAR MAXIMUM(Bid.Amt) by Lot.Region order Region ASCENDING',
    ],
    [
      'For the staff whose last name ends with "son", show the last name and the salary in a bar chart, sort from high to low by the salary.',
      'BAR (Staff.Salary) by Staff.lName where Staff.lName LIKE %son order Salary DESCENDING',
    ],
    [
      'How many consignors of each type are based in London or Bordeaux? Show a bar chart, and list by the type in desc.',
      'BAR COUNT(*) by Consignor.Type where Consignor.City IN London,Bordeaux order Type DESCENDING',
    ],
    [
      'For consignors whose city is London or Bordeaux, draw a bar chart counting them by type, order X in descending order.',
      'BAR COUNT(*) by Consignor.Type where Consignor.City IN London,Bordeaux order Type DESCENDING',
    ],
    [
      'Show the total hammer price for each type of consignor in a pie chart.',
      'ARC SUM(Lot.Hammer_Price) by Consignor.Type',
    ],
    [
      'How much did the lots of each consignor type bring in hammer price in total? Return a pie chart.',
      'ARC SUM(Lot.Hammer_Price) by Consignor.Type',
    ],
    [
      'What is the average amount of the online bids in each sale? Show the sale names in a bar chart, rank by the average amount in asc.',
      'BAR AVERAGE(Bid.Amt) by Sale.Sale where Bid.Mode EQ Online order average_Amt ASCENDING',
    ],
    [
      'For bids whose mode is "Online", show the mean amount for each sale with a bar chart, and list the Y-axis in ascending order.',
      'BAR AVERAGE(Bid.Amt) by Sale.Sale where Bid.Mode EQ Online order average_Amt ASCENDING',
    ],
    [
      'Find the average bid amount in each sale considering only the bids with mode "Online". Visualize by bar chart, sort from low to high by the Y.',
      'BAR AVERAGE(Bid.Amt) by Sale.Sale where Bid.Mode EQ Online order average_Amt ASCENDING',
    ],
  ],
}
