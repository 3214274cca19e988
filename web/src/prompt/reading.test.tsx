import { expect, test } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
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
        engine: 'OFFLINE',
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
