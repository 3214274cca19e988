import { observatory } from '../databases/observatory.js'
import type { OwnPrompts } from './own-prompts.js'

export const observatoryPrompts: OwnPrompts = {
  dataset: observatory,
  today: '2022-12-31',
  prompts: [
    [
      'Show the number of telescopes for each kind in a bar chart, and order from high to low by the Y axis.',
      'BAR COUNT(*) by Telescope.Kind order count DESCENDING',
    ],
    [
      'What are the names of sites and the number of their telescopes? Plot a pie.',
      'ARC COUNT(Telescope.TelescopeID) by Site.Name',
    ],
    [
      'Return a bar chart about the distribution of Name and ApertureCm of telescopes, sort by the x axis in asc.',
      'BAR (Telescope.ApertureCm) by Telescope.Name order Name ASCENDING',
    ],
    [
      'For each telescope, show its name and the total hours it was used for observations in a bar chart.',
      'BAR SUM(Observation.Hours) by Telescope.Name',
    ],
    [
      'How many observations did each astronomer make? List their last names and the number of observations in a bar chart, rank by the number of observations in descending order.',
      'BAR COUNT(Observation.ObsID) by Astronomer.LastName order count_ObsID DESCENDING',
    ],
    [
      'Compute the average aperture by the country of the site, and show it as a bar chart.',
      'BAR AVERAGE(Telescope.ApertureCm) by Site.Country',
    ],
    ['How many observations were made each year? Draw a line chart.', 'LINE COUNT(*) by Observation.ObsDate:YEAR'],
    [
      'Bin the observation date into the weekday interval and count the observations in a bar chart, show Y in ascending order.',
      'BAR COUNT(*) by Observation.ObsDate:DAY_OF_WEEK order count ASCENDING',
    ],
    [
      'What are the last names and ages of the astronomers who have never made an observation? Show a bar chart.',
      'BAR (Astronomer.Age) by Astronomer.LastName where not Astronomer with Observation',
    ],
    [
      'Show the proportion of targets observed with radio telescopes in a pie chart.',
      'ARC COUNT(*) by Observation.Target where Telescope.Kind EQ Radio',
    ],
    [
      'Give the names and apertures of telescopes located in Spain with a bar chart, sort by aperture from low to high.',
      'BAR (Telescope.ApertureCm) by Telescope.Name where Site.Country EQ Spain order ApertureCm ASCENDING',
    ],
    [
      'Show the relation between the year built and the aperture of each telescope in a scatter chart.',
      'POINT (Telescope.YearBuilt), (Telescope.ApertureCm)',
    ],
    [
      'Show the number of observations for each target in a stacked bar chart, colored by whether the sky was clear.',
      'STACKED BAR COUNT(*) by Observation.Target, Observation.Clear',
    ],
    [
      'What is the average number of hours for observations by female astronomers for each target? Plot them as a bar chart, and list the target in alphabetical order.',
      'BAR AVERAGE(Observation.Hours) by Observation.Target where Astronomer.Gender EQ F order Target ASCENDING',
    ],
    [
      'Which countries have more than one telescope? Show the country and the number of telescopes with a bar chart.',
      'BAR COUNT(Telescope.TelescopeID) by Site.Country where COUNT(Telescope.TelescopeID) GT 1',
    ],
    [
      'Find the first names of the astronomers that observed a comet and count them in a bar chart, could you order by the x axis in descending?',
      'BAR COUNT(Observation.ObsID) by Astronomer.FirstName where Observation.Target EQ Comet order FirstName DESCENDING',
    ],
    [
      'What is the maximum altitude of sites in each country? Visualize by a bar chart.',
      'BAR MAXIMUM(Site.Altitude) by Site.Country',
    ],
  ],
}
