import type { Slot } from '../link/links.js'
import type { Span, Token } from '../types.js'
import { overlap } from './frame.js'

const split = (text: string): ReadonlySet<string> => new Set(text.split(' '))
/** Kinds of chart that are not drawn here, by words that name little else. */
const ALONE = split(
  'treemap treemaps sankey choropleth sunburst candlestick candlesticks wordcloud gantt dendrogram crosstab',
)
/** By two words. */
const PAIRS = new Set([
  'tree map',
  'word cloud',
  'tag cloud',
  'pivot table',
  'violin plot',
  'chord diagram',
  'network diagram',
  'network graph',
])
/** By words that name other things too, unless a chart is what they name: "as a funnel", "a radar chart". */
const WITH_CHART = split('funnel gauge radar spider waterfall bullet geo geographic marimekko mekko polar pyramid')
const AS_ONE = split('funnel gauge radar waterfall map table pyramid')
const CHARTS = split('chart charts graph diagram plot')
const AS = split('as in on into it')
const ARTICLES = split('a an the')

const spanAt = (tokens: readonly Token[], at: number): Span | null => {
  const lower = (index: number): string => tokens[index]?.lower ?? ''
  const [word, next] = [lower(at), lower(at + 1)]
  const to = CHARTS.has(next) ? at + 2 : at + 1
  if (ALONE.has(word) || (WITH_CHART.has(word) && CHARTS.has(next))) return { from: at, to }
  if (PAIRS.has(`${word} ${next}`)) return { from: at, to: at + 2 }
  const asOne = AS_ONE.has(word) && ARTICLES.has(lower(at - 1)) && AS.has(lower(at - 2))
  return asOne ? { from: at, to } : null
}

/** "As a treemap", "funnel chart": kinds of chart that are asked for and not drawn here. */
export const otherCharts = (tokens: readonly Token[], slots: readonly Slot[]): readonly Span[] =>
  tokens.flatMap(({ index }) => {
    const span = spanAt(tokens, index)
    return span === null || slots.some((slot) => overlap(slot, span)) ? [] : [span]
  })
