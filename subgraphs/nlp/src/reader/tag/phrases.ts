import type { Granularity } from '@askchart/vocabulary'
import type { Meaning } from './cue.js'

const granularity = (name: Granularity, adverb = false): Meaning => ({ kind: 'granularity', granularity: name, adverb })

/** The words of analysis, as they are said. Alternatives are parted by |. */
export const PHRASES: readonly (readonly [Meaning, string])[] = [
  [
    { kind: 'aggregate', aggregate: 'AVERAGE' },
    'average|avg|mean|averages|averaged|average of|avg of|mean of|on average|average number of|how long does|how long do|how long did|how long is|how long are|how long was|how long were|how long it takes',
  ],
  [{ kind: 'aggregate', aggregate: 'MEDIAN' }, 'median|median of'],
  [{ kind: 'aggregate', aggregate: 'SUM' }, 'sum|summed|sum of|sum up|total amount of|how much|combined|overall'],
  [{ kind: 'aggregate', aggregate: 'MINIMUM' }, 'minimum|min|minimal|min of|minimum of'],
  [{ kind: 'aggregate', aggregate: 'MAXIMUM' }, 'maximum|max|maximal|max of|maximum of|peak'],
  [{ kind: 'total' }, 'the total|total|totals|total of|in total|amount of'],
  [
    { kind: 'count' },
    'how many|number of|numbers of|count of|counts of|count|counts|counting|total number of|total number|total count|total count of|the number|the number of|the total number of|the total number|the count of|a count of|how many times|how often|frequency|frequency of|amounts of|quantity of|tally',
  ],
  [
    { kind: 'count' },
    'count the number of|number of different|compute the number of|no of|occurrences of|occurrence of|headcount|head count|headcounts',
  ],
  [{ kind: 'distinct' }, 'distinct|unique|number of distinct|number of unique'],
  [
    { kind: 'mark', mark: 'BAR' },
    'bar|bars|bar chart|bar charts|bar graph|bar graphs|bar plot|bar diagram|barchart|bargraph|column chart|column graph|columns chart|vertical bar|vertical bars|vertical bar chart|vertical bar charts|horizontal bar chart|horizontal bars',
  ],
  [
    { kind: 'mark', mark: 'BAR', arrangement: 'STACKED' },
    'stacked bar|stacked bars|stacked bar chart|stacked bar charts|stacked bar graph|stacked column chart|stack bar|stack bar chart|stacked chart|stacked columns|stacked histogram',
  ],
  [
    { kind: 'mark', mark: 'BAR', arrangement: 'GROUPED' },
    'grouped bar|grouped bars|grouped bar chart|grouped bar charts|clustered bar chart|clustered bars|side by side bar|side by side bars|grouped column chart|grouping bar|grouped bar graph',
  ],
  [
    { kind: 'mark', mark: 'LINE' },
    'line|lines|line chart|line charts|line graph|line graphs|line plot|linechart|time series|timeseries|multi line chart|multi line|group line chart|grouped line chart|grouping line chart|multi series line chart|line diagram|two lines|multiple lines|trend line|timeline',
  ],
  [{ kind: 'mark', mark: 'AREA' }, 'area chart|area graph|area plot|stacked area|stacked area chart'],
  [
    { kind: 'mark', mark: 'POINT' },
    'scatter|scatter plot|scatter plots|scatterplot|scatterplots|scatter chart|scatter charts|scatter graph|scattered plot|scatter diagram|grouped scatter|grouped scatter plot|grouped scatter chart|grouping scatter|grouping scatter plot|grouping scatter chart|dot plot|xy chart|xy scatter|point chart|scatterchart|scattergram|scattergraph|bubble chart|one dot|scatter points',
  ],
  [
    { kind: 'mark', mark: 'ARC' },
    'pie|pie chart|pie charts|pie graph|donut|donut chart|doughnut|doughnut chart|pie plot|piechart',
  ],
  [{ kind: 'mark', mark: 'RECT' }, 'heatmap|heat map|heatmap chart|matrix chart'],
  [
    { kind: 'mark', mark: 'TEXT' },
    'kpi|kpis|kpi card|kpi tile|kpi widget|big number|single number|single value|number card|stat card|scorecard|score card|metric card|number tile|headline number|headline figure',
  ],
  [{ kind: 'mark', mark: 'BOXPLOT' }, 'boxplot|box plot|boxplots|box plots|box and whisker|box chart|box whisker plot'],
  [{ kind: 'chartWord' }, 'chart|charts|graph|graphs|plot|diagram|visualization|figure'],
  [{ kind: 'histogram' }, 'histogram|histograms|histogram chart|histogram plot'],
  [{ kind: 'arrangement', arrangement: 'STACKED' }, 'stacked|stack|stacked by|stacked on'],
  [{ kind: 'arrangement', arrangement: 'GROUPED' }, 'side by side|clustered|grouped side by side|unstacked'],
  [{ kind: 'arrangement', arrangement: 'NORMALIZED' }, 'normalized|normalised|100% stacked'],
  [
    { kind: 'direction', direction: 'ASCENDING' },
    'asc|ascending|ascending order|asc order|low to high|low to high order|lowest to highest|smallest to largest|small to large|alphabetical|alphabetical order|alphabetic order|alphabetically|least to most|increasing order|increasing|ascendingly|a to z|ascend|oldest to newest|oldest to most recently|lowest first|smallest first|from low to high|from low to high order|youngest to oldest|lexicographical order|lexicographic order|in increasing order|from a to z|from lowest to highest|from the lowest to the highest|from smallest to largest|from the smallest to the largest|from fewest to most|from least to most|from the least to the most|fewest to most|from earliest to latest|earliest to latest',
  ],
  [
    { kind: 'direction', direction: 'DESCENDING' },
    'desc|descending|descending order|desc order|high to low|high to low order|highest to lowest|largest to smallest|large to small|most to least|decreasing order|decreasing|descendingly|z to a|descend|reverse alphabetical|reverse alphabetical order|newest to oldest|highest first|largest first|biggest first|from high to low|from high to low order|reversed alphabetical order|oldest to youngest|reverse lexicographical order|in decreasing order|from z to a|best first|most first|from highest to lowest|from the highest to the lowest|from largest to smallest|from the largest to the smallest|from most to fewest|from most to least|from the most to the least|most to fewest|from latest to earliest|latest to earliest',
  ],
  [
    { kind: 'sort', strong: true },
    'sort|sorted|sorting|order|ordered|ordered by|ordering|rank|ranked|ranking|arrange|arranged|organize|organized|sort by|order by|rank by|sorted by',
  ],
  [
    { kind: 'sort', strong: false },
    'list|show|display|present|draw|plot|lists|shows|displays|and show|and display|and list|visualize',
  ],
  [
    { kind: 'extreme', direction: 'DESCENDING', aggregate: 'MAXIMUM' },
    'highest|largest|biggest|greatest|hottest|warmest|longest|tallest|heaviest|oldest|fastest|latest|newest|richest|priciest|costliest|thickest|widest',
  ],
  [
    { kind: 'extreme', direction: 'ASCENDING', aggregate: 'MINIMUM' },
    'lowest|smallest|shortest|coldest|coolest|youngest|lightest|slowest|cheapest|earliest|poorest',
  ],
  [
    { kind: 'extreme', direction: 'DESCENDING', aggregate: null },
    'top|best|most|highest selling|biggest selling|best selling|top selling|leading|largest number of|the most|highest number of|most number of|biggest number of|strongest|snowiest|sunniest|rainiest|wettest|windiest|busiest|most expensive|most popular|maximum number of|largest count of|most frequent|most common|most valuable|highest sum of|best performing',
  ],
  [
    { kind: 'extreme', direction: 'ASCENDING', aggregate: null },
    'bottom|worst|least|worst selling|lowest selling|least selling|slowest selling|fewest|the least|lowest number of|smallest number of|the fewest|weakest|driest|quietest|minimum number of|least popular|least number of|worst performing|least frequent|least common',
  ],
  [
    { kind: 'group' },
    'by|per|each|every|for each|for every|in each|of each|by each|from each|group by|grouped by|grouping by|and group by|group by attribute|and group by attribute|across|across all|over|among|for different|of different|in different|from different|by different|different|for all|according to|based on|categorized by|categorised by|classified by|broken out by|along|within each|depending on|across different|among different|over different|at each|on each|with each|in every|of every|group|per each|for various|of various|aggregated by|with different|various|against each|by every|as a function of|dependent on|vary by|varies by|change with|changes with|regarding|split across',
  ],
  [
    { kind: 'colour' },
    'colored by|coloured by|color by|colour by|color coded by|and colored by|and colored by attribute|colored by attribute|split by|split up by|broken down by|break down by|breakdown by|broken down into|divided by|separated by|segmented by|segregated by|with color|use color|color|colour|colored|coloured|in the legend|legend|color it out by|differentiated by|different color for each|use a different color for each|use different colors for each|with different colors for each|one line per|one line for each|a line for each|line per|with a line for each|and then split by|split it by|separate by|separate lines for each|stacked by|segregate|grouped with|color for|stack by|one color per|as color|series|different colors by|different colours by|with different colors by|coloring by|colouring by|coloring each|color code|color coded|colour code|partitioned by|partition by|line for each|stack by|sub grouped by|sub group by|broken out by|broken out|grouped and colored by',
  ],
  [
    { kind: 'facet' },
    'facet by|faceted by|facet|faceted|small multiples|small multiples by|trellis|trellised by|separate charts for each|separate chart for each|one chart per|one chart for each|separate plots for each|separate scatterplots for each|multiple charts by|different charts for each|parameterized by|separate into multiple charts by|different scatter plots for each|separate graph for each|small multiple|separate graphs for each|individual charts for each|faceting on|faceting by|facet on|faceted on|separate charts for|separate plots for|separate graphs for|multiple charts by|a chart for each|a plot for each|each plot|each chart|each panel|one plot per|one plot for each|small multiples for each|small multiples per',
  ],
  [
    { kind: 'bin' },
    'bin|bins|binned|binning|binned by|bucket|buckets|bucketed|bin by|buckets of|bins of|bin size|bin width|bin width of|intervals of|interval of|increments of|intervals|interval|ranges of|bin size of|binning by|bin it by|into bins|in bins of|ranges|bands of|in bands of|steps of|in steps of|brackets of|in brackets of',
  ],
  [{ kind: 'axis', axis: 'x' }, 'x axis|the x axis|x|the x|x-axis|horizontal axis|xaxis'],
  [{ kind: 'axis', axis: 'y' }, 'y axis|the y axis|y|the y|y-axis|vertical axis|yaxis'],
  [
    { kind: 'trend' },
    'over time|trend|trends|trending|trended|timeline|time series|timeseries|time series plot|over the years|over years|through time|across time|evolution of|evolution|evolve|evolved|develop|developed|developd|development|over the time|change over time|change between|changed between|changed since|change since|changed from|changed in|history of|throughout the years|over the months|through the years|across the years|changed over time|with time|across years|timeline of|went|change of|changes of|over the last years',
  ],
  [
    { kind: 'share' },
    'share|shares|share of|proportion|proportions|proportion of|proportions of|percentage|percentage of|percentages|percent of|percent of total|% of|% of total|percentage of total|breakdown|breakdown of|composition|composition of|makeup|ratio of|fraction of|market share|split of|distribution share|contribution of|contribution',
  ],
  [
    { kind: 'relation' },
    'relationship|relationship between|relationship of|relation|relation between|correlation|correlation between|correlated|correlate|correlates|association between|related to|relate to|depend on|move together with|dependency between|relationships between|correlations between|mean lower|mean higher|means lower|means higher|mean more|mean less|means more|means less|mean better|mean worse|relates to|is related to|are related to|associated with|dependence|related|relate|vary with|varies with|vary by|varies by|varies as|changes with|changes as|change as|change with|compare to|compares to|affect|affects|influence|influences|depends on',
  ],
  [
    { kind: 'distribution' },
    'distribution|distribution of|distributions of|distributed|spread of|distributions|the distribution of|range of|spread',
  ],
  [{ kind: 'versus' }, 'versus|vs|against|compared to|compared with|v|compare with'],
  [granularity('YEAR'), 'year|years|year interval|by year interval|yr|calendar year'],
  [granularity('YEAR', true), 'yearly|annual|annually|per annum|year by year|year over year'],
  [granularity('QUARTER'), 'quarter|quarters|quarter interval'],
  [granularity('QUARTER', true), 'quarterly|quarter by quarter'],
  [granularity('MONTH'), 'month|months|month interval|calendar month'],
  [granularity('MONTH', true), 'monthly|month by month|month over month'],
  [granularity('WEEK'), 'week|weeks|week interval'],
  [granularity('WEEK', true), 'weekly|week by week'],
  [granularity('DAY'), 'day|days'],
  [granularity('DAY', true), 'daily|day by day'],
  [
    granularity('DAY_OF_WEEK'),
    'weekday|weekdays|day of week|day of the week|days of the week|week day|weekday interval|day of week interval|weekly intervals|days of week|day in the week|days in the week',
  ],
  [granularity('MONTH_OF_YEAR'), 'month of year|month of the year|months of the year|calendar months'],
  [granularity('HOUR_OF_DAY'), 'hour of day|hour of the day|hours of the day|hours of day|time of day|time of the day'],
  [granularity('HOUR'), 'hour|hours'],
  [granularity('HOUR', true), 'hourly'],
  [
    { kind: 'compare', operator: 'GT' },
    'greater than|more than|over|above|higher than|larger than|bigger than|older than|longer than|exceeding|exceeds|exceed|exceeded|taller than|heavier than|better than|hotter than|at more than|hotter|faster than|after|later than|warmer than|>|beyond|more expensive than|upwards of|by more than|greater|higher|larger|costlier than',
  ],
  [
    { kind: 'compare', operator: 'GTE' },
    'at least|no less than|with no less than|with no fewer than|have no fewer than|has no fewer than|have no less than|has no less than|not less than|greater than or equal to|more than or equal to|or more|from at least|>=|minimum of at least|not below|no fewer than|or above|or higher|and above|bigger than or equal to|higher than or equal to|larger than or equal to|since|starting from|starting in|or older|starting',
  ],
  [
    { kind: 'compare', operator: 'LT' },
    'less than|fewer than|under|below|lower than|smaller than|younger than|shorter than|before|earlier than|prior to|cheaper than|<|colder than|lighter than|worse than|less',
  ],
  [
    { kind: 'compare', operator: 'LTE' },
    'at most|no more than|with no more than|have no more than|has no more than|not more than|less than or equal to|up to|or less|or fewer|<=|not above|no greater than|not exceeding|or below|or lower|until|through|within|lower than or equal to|smaller than or equal to|or under|not over',
  ],
  [{ kind: 'compare', operator: 'EQ' }, 'equal to|equals|equal|=|==|exactly|is|are|was|were|as|named|called'],
  [
    { kind: 'compare', operator: 'NEQ' },
    'not equal to|does not equal|unequal to|!=|differs from|different from|is not equal to|are not equal to|does not equal to|not equals to|not equals|not equal',
  ],
  [
    { kind: 'pattern', place: 'in' },
    'contains|contain|containing|includes|include|including|containing the letter|contains the letter|include the letter|includes the letter|including the letter|has the letter|have the letter|with the letter|with the letters|have the letters|has the letters|containing the word|contain the letter|contains the word|with the word|has the word|have the word|having the word|containing the letters|contain the word|include the word|includes the word|including the word|include letter|have the substring|has the substring|like|contains the substring|contain the substring|containing the substring|having the letter|having the letters|contains the letters|contains letter|has letter|with the substring|substring|in part|contain letter|include the letters|includes letter',
  ],
  [
    { kind: 'pattern', place: 'start' },
    'starts with|start with|starting with|begins with|begin with|beginning with|starts with the letter|start with the letter|begins with the letter|begin with the letter|starting with the letter|beginning with the letter|started with|prefix|first letter',
  ],
  [
    { kind: 'pattern', place: 'end' },
    'ends with|end with|ending with|ends with the letter|end with the letter|ending with the letter|ended with|suffix|ends in|ending in|last letter',
  ],
  [
    { kind: 'none' },
    'without|without any|do not have any|does not have any|did not have any|have no|has no|with no|had no|do not have|does not have|did not have|never|have not|has not|not have any|not have|do not contain|did not include|does not include|not in any|are not in any|do not belong to any|have never|not included in any',
  ],
  [
    { kind: 'not' },
    "not|no|excluding|except|except for|other than|besides|is not|are not|was not|were not|does not|do not|did not|isn't|aren't|wasn't|don't|doesn't|exclude|excludes|excluded|but not|not counting|not including|without counting|without including|disregarding|skipping|leaving out|leave out|leaves out|omit|omits|omitting|ignoring|ignore|outside|drop|remove|isn|aren|doesn|don|non|rather than",
  ],
  [{ kind: 'or' }, 'or|either'],
  [{ kind: 'and' }, 'and|as well as|together with|along with|&|plus|also'],
  [
    { kind: 'between' },
    'between|in the range of|ranging from|in the range|range from|in range|ranges from|is between|are between|between the',
  ],
  [
    { kind: 'where' },
    'where|whose|with|that|who|which|when|having|for|for those|of those|for which|that have|that has|that are|that is|who have|who has|who are|who is|only those|such that|if|in which',
  ],
  [{ kind: 'only' }, 'only|just|only the|just the'],
]
