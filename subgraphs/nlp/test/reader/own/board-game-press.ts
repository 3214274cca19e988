import { boardGamePress } from '../databases/board-game-press.js'
import type { OwnPrompts } from './own-prompts.js'

export const boardGamePressPrompts: OwnPrompts = {
  dataset: boardGamePress,
  today: '2022-12-31',
  prompts: [
    ['Show the number of games of each type in a bar chart.', 'BAR COUNT(*) by Games.Type'],
    ['Bar chart x axis type y axis the number of games.', 'BAR COUNT(*) by Games.Type'],
    ['Return a pie chart on how many designers come from each country.', 'ARC COUNT(*) by Designers.Country'],
    ['What is the proportion of designers by country? Show a pie chart.', 'ARC COUNT(*) by Designers.Country'],
    ['Compute the total the number of designers across country as a pie chart.', 'ARC COUNT(*) by Designers.Country'],
    [
      'Visualize a bar chart for what is the average list price for each type of game?, and rank in ascending by the Y please.',
      'BAR AVERAGE(Games.List_Price) by Games.Type order average_List_Price ASCENDING',
    ],
    [
      'Draw a bar chart of type versus average list_price of games, sort Y-axis from low to high order.',
      'BAR AVERAGE(Games.List_Price) by Games.Type order average_List_Price ASCENDING',
    ],
    [
      'How many print runs were there in each year? Return a bar chart that bins the date by year, sort in desc by the Y-axis.',
      'BAR COUNT(*) by Print_Runs.Date:YEAR order count DESCENDING',
    ],
    [
      'Show the number of print runs for each year in a bar chart, list from high to low by the total number.',
      'BAR COUNT(*) by Print_Runs.Date:YEAR order count DESCENDING',
    ],
    [
      'For the games that are expansions, show the number of games of each type with a pie chart.',
      'ARC COUNT(*) by Games.Type where Games.is_expansion EQ Y',
    ],
    [
      'How many expansions are there for each game type? Plot a pie chart.',
      'ARC COUNT(*) by Games.Type where Games.is_expansion EQ Y',
    ],
    [
      'For games that are in print, return a scatter chart about the correlation between Play_Time and List_Price .',
      'POINT (Games.Play_Time), (Games.List_Price) where Games.Status EQ in print',
    ],
    [
      'Is there a relation between the play time and the list price of the games whose status is in print? Show a scatter plot.',
      'POINT (Games.Play_Time), (Games.List_Price) where Games.Status EQ in print',
    ],
    [
      'Show the correlation between the number of copies and the unit cost of all print runs that are not rejected in a scatter chart, and color by the country of the printer.',
      'POINT (Print_Runs.Num_of_copies), (Print_Runs.unit_cost) by Printers.Country where Print_Runs.Status NEQ rejected',
    ],
    [
      "A grouped scatter chart of num_of_copies against unit_cost for the print runs whose status is not rejected, group by the printer's country.",
      'POINT (Print_Runs.Num_of_copies), (Print_Runs.unit_cost) by Printers.Country where Print_Runs.Status NEQ rejected',
    ],
    [
      'What is the average rating of the reviews in each year? Return a line chart, and order X in asc.',
      'LINE AVERAGE(Reviews.Rating) by Reviews.Date:YEAR order Date_year ASCENDING',
    ],
    [
      'Plot the average rating over the date of reviews binned by year in a line chart, display X-axis in asc order.',
      'LINE AVERAGE(Reviews.Rating) by Reviews.Date:YEAR order Date_year ASCENDING',
    ],
    [
      'What is the total number of copies printed of Family games in each year? Draw a line chart.',
      'LINE SUM(Print_Runs.Num_of_copies) by Print_Runs.Date:YEAR where Games.Type EQ Family',
    ],
    [
      'For print runs of games with type "Family", show the sum of num_of_copies over the date of the run binned by year with a line chart.',
      'LINE SUM(Print_Runs.Num_of_copies) by Print_Runs.Date:YEAR where Games.Type EQ Family',
    ],
    [
      'How many reviews does each game have? List the game names and the number of reviews in a bar chart, and sort by the number of reviews in descending.',
      'BAR COUNT(Reviews.Review_ID) by Games.Name order count_Review_ID DESCENDING',
    ],
    [
      'Show me the number of reviews by game name in a bar chart, rank from high to low by the y axis.',
      'BAR COUNT(Reviews.Review_ID) by Games.Name order count_Review_ID DESCENDING',
    ],
    [
      'Give the name of each reviewed game and the number of its reviews. Plot them as bar chart, show by the Y-axis in descending please.',
      'BAR COUNT(Reviews.Review_ID) by Games.Name order count_Review_ID DESCENDING',
    ],
    [
      'What are the names of the lead designers and how many games does each of them lead? Visualize by bar chart, rank Y from low to high order.',
      'BAR COUNT(Games.Game_Code) by Designers.Name order count_Game_Code ASCENDING',
    ],
    [
      'Of how many games is each designer the lead designer? Give the designer names with a bar chart, sort by the y axis in ascending.',
      'BAR COUNT(Games.Game_Code) by Designers.Name order count_Game_Code ASCENDING',
    ],
    [
      "Show the number of games for each lead designer's name in a bar chart, and could you order in asc by the total number?",
      'BAR COUNT(Games.Game_Code) by Designers.Name order count_Game_Code ASCENDING',
    ],
    [
      'For the games with more than 4 reviews, show the name of the game and the average rating of its reviews in a bar chart, and rank by the Y in desc.',
      'BAR AVERAGE(Reviews.Rating) by Games.Name where Games with Reviews GT 4 order average_Rating DESCENDING',
    ],
    [
      'What is the average rating of every game that has more than four reviews? Show the names of the games on a bar chart, sort the bars in descending by the y axis.',
      'BAR AVERAGE(Reviews.Rating) by Games.Name where Games with Reviews GT 4 order average_Rating DESCENDING',
    ],
    [
      'How many games of each type have not received any review? Return a bar chart, and order by the type in ascending.',
      'BAR COUNT(*) by Games.Type where not Games with Reviews order Type ASCENDING',
    ],
    [
      'For all games without reviews, group and count the type for visualizing a bar chart, rank by the names in asc.',
      'BAR COUNT(*) by Games.Type where not Games with Reviews order Type ASCENDING',
    ],
    [
      'Show the number of games that were never reviewed for each type with a bar chart, display by the X in asc.',
      'BAR COUNT(*) by Games.Type where not Games with Reviews order Type ASCENDING',
    ],
    [
      'For games whose list_price is above the average and whose max_plyrs is 5 or more, a bar chart of name and list_price, rank by the y-axis from high to low.',
      'BAR (Games.List_Price) by Games.Name where Games.List_Price GT AVERAGE(Games.List_Price) and Games.max_plyrs GTE 5 order List_Price DESCENDING',
    ],
    [
      'How many print runs of more than 4000 copies did each printer produce? Show the printers with a pie chart.',
      'ARC COUNT(Print_Runs.Run_ID) by Printers.Printer where Print_Runs.Num_of_copies GT 4000',
    ],
    [
      'For print runs whose number of copies is larger than 4000, show how many each printer made in a pie chart.',
      'ARC COUNT(Print_Runs.Run_ID) by Printers.Printer where Print_Runs.Num_of_copies GT 4000',
    ],
    [
      'A pie chart for the number of print runs with over 4000 copies for each printer.',
      'ARC COUNT(Print_Runs.Run_ID) by Printers.Printer where Print_Runs.Num_of_copies GT 4000',
    ],
    [
      'For games released between 2017-01-01 and 2019-12-31, show the proportion of the roles of their designers using a pie chart.',
      'ARC COUNT(*) by Game_Designers.Role where Games.Release_Date GTE 2017-01-01 and Games.Release_Date LT 2020-01-01',
    ],
    [
      'What is the total number of copies printed for each type of game? Show a bar chart, and sort by the X-axis in descending.',
      'BAR SUM(Print_Runs.Num_of_copies) by Games.Type order Type DESCENDING',
    ],
    [
      'How many copies were printed in total for the games of each type? Visualize by bar chart, and could you sort by the type in descending?',
      'BAR SUM(Print_Runs.Num_of_copies) by Games.Type order Type DESCENDING',
    ],
    [
      'A bar chart about the sum of num_of_copies in print runs for each game type, list the types in desc order.',
      'BAR SUM(Print_Runs.Num_of_copies) by Games.Type order Type DESCENDING',
    ],
    ['Draw a bar chart of outlet type versus minimal rating.', 'BAR MINIMUM(Reviews.Rating) by Reviews.Outlet_Type'],
    [
      'What is the lowest rating given by each type of outlet? Show a bar chart.',
      'BAR MINIMUM(Reviews.Rating) by Reviews.Outlet_Type',
    ],
    [
      'For designers whose name contains "an", show their names and base pay in a bar chart, and sort the base pay in asc order.',
      'BAR (Designers.Base_Pay) by Designers.Name where Designers.Name LIKE %an% order Base_Pay ASCENDING',
    ],
    [
      'Visualize a bar chart about the distribution of Name and Base_Pay for designers that have "an" as part of the name, list from low to high by the y-axis.',
      'BAR (Designers.Base_Pay) by Designers.Name where Designers.Name LIKE %an% order Base_Pay ASCENDING',
    ],
    [
      'Find the name and base pay of the designers with the letters an in their name, and visualize them by a bar chart, rank by the y axis in ascending.',
      'BAR (Designers.Base_Pay) by Designers.Name where Designers.Name LIKE %an% order Base_Pay ASCENDING',
    ],
    [
      "How many print runs were done in each city? Show a pie chart of the printers' cities.",
      'ARC COUNT(Print_Runs.Run_ID) by Printers.City',
    ],
    [
      'In which cities are the printers located, and how many print runs were made in each of these cities? Show a pie chart.',
      'ARC COUNT(Print_Runs.Run_ID) by Printers.City',
    ],
    [
      'Show the number of print runs for each city of the printers with a pie chart.',
      'ARC COUNT(Print_Runs.Run_ID) by Printers.City',
    ],
    [
      'For the designers whose mentor is not null, count how many come from each country with a bar chart, display in descending by the y-axis.',
      'BAR COUNT(*) by Designers.Country order count DESCENDING',
    ],
    [
      'How many designers who have a mentor are there in each country? Bar chart please, and show Y in desc order.',
      'BAR COUNT(*) by Designers.Country order count DESCENDING',
    ],
  ],
}
