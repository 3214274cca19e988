import { chessLeague } from '../databases/chess-league.js'
import type { OwnPrompts } from './own-prompts.js'

export const chessLeaguePrompts: OwnPrompts = {
  dataset: chessLeague,
  today: '2022-12-31',
  prompts: [
    [
      'Show the club names and the number of players in each club in a bar chart, and sort by the y-axis in descending order.',
      'BAR COUNT(player.Player_ID) by club.Name order count_Player_ID DESCENDING',
    ],
    [
      'What are the names and ratings of the players? Draw a bar chart, display the Y from low to high.',
      'BAR (player.Rating) by player.Name order Rating ASCENDING',
    ],
    ['What is the proportion of players by title? Show it in a pie chart.', 'ARC COUNT(*) by player.Title'],
    [
      'For each tournament, show its name and how many players entered it with a bar chart.',
      'BAR COUNT(entry.Tournament_ID) by tournament.Name',
    ],
    [
      'Find the average rating of players from each city where a club is located, in a bar chart ordered by city ascending.',
      'BAR AVERAGE(player.Rating) by club.City order City ASCENDING',
    ],
    [
      'What is the average score of each player? Show the player names on the x axis of a bar chart.',
      'BAR AVERAGE(entry.Score) by player.Name',
    ],
    [
      'Show the names and ratings of players who did not enter any tournament in a bar chart.',
      'BAR (player.Rating) by player.Name where not player with entry',
    ],
    [
      'How many tournaments took place in each year? Return a line chart with the years in ascending order.',
      'LINE COUNT(*) by tournament.Year order Year ASCENDING',
    ],
    [
      'Show the number of players per country, only for countries with at least two players, using a bar chart.',
      'BAR COUNT(*) by player.Country where COUNT(player.Player_ID) GTE 2',
    ],
    [
      'Show the total score of each club as a bar chart, using the club name on the x-axis.',
      'BAR SUM(entry.Score) by club.Name',
    ],
    [
      'List the names of players with the title GM and the number of tournaments they entered in a bar chart.',
      'BAR COUNT(entry.Tournament_ID) by player.Name where player.Title EQ GM',
    ],
    [
      'Show the correlation between the score and the place of all entries in a scatter plot.',
      'POINT (entry.Score), (entry.Place)',
    ],
    [
      'Draw a scatter chart of the score against the place of entries and group by the title of the player.',
      'POINT (entry.Score), (entry.Place) by player.Title',
    ],
    [
      'Show the number of players in each club with a stacked bar chart. The x-axis is the club name and group by title.',
      'STACKED BAR COUNT(player.Player_ID) by club.Name, player.Title',
    ],
    [
      'Who are the players of the club named "Rook House"? Show their names and ratings in a bar chart and order by rating descending.',
      'BAR (player.Rating) by player.Name where club.Name EQ Rook House order Rating DESCENDING',
    ],
    [
      'What are the names of players whose rating is above the average, and what are their ratings? Show a bar chart, and rank names alphabetically.',
      'BAR (player.Rating) by player.Name where player.Rating GT AVERAGE(player.Rating) order Name ASCENDING',
    ],
    ['How many tournaments are held in each location? Give a pie chart.', 'ARC COUNT(*) by tournament.Location'],
    [
      'Show the maximum rating of the players of each club in a bar chart, and sort the club names in descending order.',
      'BAR MAXIMUM(player.Rating) by club.Name order Name DESCENDING',
    ],
  ],
}
