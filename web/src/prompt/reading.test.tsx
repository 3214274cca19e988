import { expect, test } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import type { ShownAnalysis } from '../chart/types.js'
import { Reading } from './reading.js'

test('the prompt is shown whole, each mention marked and told by what it was taken for', () => {
  const html = renderToStaticMarkup(
    <Reading
      analysis={{
        id: 'analysis_1',
        prompt: 'Top 5 <b>sales</b>',
        intent: 'RANKING',
        mark: 'BAR',
        confidence: 0.75,
        explanation: 'The five largest.',
        query: { v: 1, measures: [{ aggregate: 'COUNT' }], dimensions: [] },
        engine: 'OFFLINE',
        modelFailure: null,
        elapsedMs: 3,
        mentions: [
          {
            text: 'sales',
            start: 9,
            end: 14,
            kind: 'MEASURE',
            column: 'order_lines.sales',
            value: null,
            confidence: 1,
          },
        ],
      }}
    />,
  )
  expect(html).toMatch(/Top 5 &lt;b&gt;<\/span><mark[^>]*>sales<\/mark><span>&lt;\/b&gt;/)
  expect(html).toContain('what is measured: order lines › sales')
  expect(html).toContain('The five largest.')
  expect(html).toContain('Fairly sure')
})

test('a word that is not in the data is shown as left out', () => {
  const html = renderToStaticMarkup(
    <Reading
      analysis={{
        id: 'analysis_1',
        prompt: 'sales in Atlantis',
        intent: 'SUMMARY',
        mark: 'TEXT',
        confidence: 0.4,
        explanation: 'Total sales.',
        query: { v: 1, measures: [{ aggregate: 'COUNT' }], dimensions: [] },
        engine: 'OFFLINE',
        modelFailure: null,
        elapsedMs: 3,
        mentions: [{ text: 'Atlantis', start: 9, end: 17, kind: 'LEFT_OUT', column: null, value: null, confidence: 0 }],
      }}
    />,
  )
  expect(html).toMatch(/<mark[^>]*title="left out"[^>]*>Atlantis<\/mark>/)
  expect(html).toContain('A guess')
})

test('who read it is told where a language model had a part in it', () => {
  const shown = (more: Partial<ShownAnalysis>): string =>
    renderToStaticMarkup(
      <Reading
        analysis={{
          id: 'analysis_1',
          prompt: 'takings',
          intent: 'SUMMARY',
          mark: 'TEXT',
          confidence: 0.4,
          explanation: 'The total.',
          query: { v: 1, measures: [{ aggregate: 'COUNT' }], dimensions: [] },
          engine: 'OFFLINE',
          modelFailure: null,
          elapsedMs: 3,
          mentions: [],
          ...more,
        }}
      />,
    )
  expect(shown({})).not.toContain('language model')
  expect(shown({ engine: 'LANGUAGE_MODEL' })).toContain('Read by the language model')
  expect(shown({ modelFailure: 'TIMED_OUT' })).toContain('The language model gave no answer in time')
  expect(shown({ modelFailure: 'BUDGET_SPENT' })).toContain('today is spent')
})
