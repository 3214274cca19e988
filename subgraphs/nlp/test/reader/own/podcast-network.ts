import { podcastNetwork } from '../databases/podcast-network.js'
import type { OwnPrompts } from './own-prompts.js'

export const podcastNetworkPrompts: OwnPrompts = {
  dataset: podcastNetwork,
  today: '2022-12-31',
  prompts: [
    [
      'Show the title of each show and the number of its episodes in a bar chart, and sort by the number of episodes in descending order.',
      'BAR COUNT(episode.Episode_ID) by show.Title order count_Episode_ID DESCENDING',
    ],
    ['Show the number of shows in each language by a pie chart.', 'ARC COUNT(*) by show.Language'],
    [
      'How many shows does each host present? List the names of hosts and the number of shows in a bar chart, ordered by name ascending.',
      'BAR COUNT(show.Show_ID) by host.Name order Name ASCENDING',
    ],
    [
      'What are the total downloads of each genre? Visualize by a bar chart, rank the Y-axis from high to low.',
      'BAR SUM(episode.Downloads) by show.Genre order sum_Downloads DESCENDING',
    ],
    [
      'Show the names and ages of the hosts in a bar chart, ordering the names from Z to A.',
      'BAR (host.Age) by host.Name order Name DESCENDING',
    ],
    [
      'Give the title of the shows and how many hosts each of them has with a bar chart.',
      'BAR COUNT(show_host.Show_ID) by show.Title',
    ],
    [
      'What is the average duration of episodes for each show title? A bar chart please.',
      'BAR AVERAGE(episode.Duration) by show.Title',
    ],
    [
      'Show the total downloads by month of the air date with a line chart.',
      'LINE SUM(episode.Downloads) by episode.Air_Date:MONTH',
    ],
    [
      'Which hosts have no show? Show their names and ages in a bar chart.',
      'BAR (host.Age) by host.Name where not host with show_host',
    ],
    [
      'Compute the number of shows launched in each year in a bar chart, with the year in ascending order.',
      'BAR COUNT(*) by show.Launch_Year order Launch_Year ASCENDING',
    ],
    [
      'Is there a relation between duration and downloads of the episodes? Show me a scatter chart.',
      'POINT (episode.Duration), (episode.Downloads)',
    ],
    [
      'A scatter chart shows the relationship between duration and downloads, and group by genre.',
      'POINT (episode.Duration), (episode.Downloads) by show.Genre',
    ],
    [
      'Show the number of hosts for each role in a stacked bar chart, grouped by nationality.',
      'STACKED BAR COUNT(show_host.Show_ID) by show_host.Role, host.Nationality',
    ],
    ['Give a pie chart of the number of hosts from different nationalities.', 'ARC COUNT(*) by host.Nationality'],
    [
      'What are the names of hosts that host at least 2 shows and the number of shows? Return a bar chart, sort x axis in ascending order.',
      'BAR COUNT(show_host.Show_ID) by host.Name where host with show_host GTE 2 order Name ASCENDING',
    ],
    [
      'How many episodes that last longer than 40 minutes does each genre have? Bar chart, and order the genres alphabetically.',
      'BAR COUNT(episode.Episode_ID) by show.Genre where episode.Duration GT 40 order Genre ASCENDING',
    ],
    [
      'Show the number of episodes of the show titled "Deep Talk" for each weekday of the air date in a bar chart.',
      'BAR COUNT(*) by episode.Air_Date:DAY_OF_WEEK where show.Title EQ Deep Talk',
    ],
  ],
}
