import { spawnSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { formats } from './formats.js'
import type { Picture, PictureOptions } from './picture.js'
import { titleLines } from './svg.js'
import { createRenderPool } from './render-pool.js'

const builtSvg = new URL('../../dist/render/svg.js', import.meta.url).href
const options: PictureOptions = { width: 640, height: 400, scale: 2, theme: 'LIGHT' }

const aPicture = (over: Partial<Picture> = {}): Picture => ({
  title: 'Revenue by region',
  description: null,
  spec: {
    mark: 'bar',
    encoding: {
      x: { field: 'sum_revenue', type: 'quantitative' },
      y: { field: 'region', type: 'nominal', sort: null },
    },
  },
  columns: [
    { name: 'region', type: 'STRING', values: ['West', 'North & East'] },
    { name: 'sum_revenue', type: 'DECIMAL', values: [120.5, 80] },
  ],
  ...over,
})

const text = async (format: 'SVG' | 'CSV', picture: Picture) =>
  (await formats[format].render(picture, options)).toString('utf8')

/** The SVG that a machine in this time zone draws. */
function drawnIn(zone: string, picture: Picture): string {
  const script = `import(${JSON.stringify(builtSvg)}).then(async ({ renderSvg }) => console.log(await renderSvg(...${JSON.stringify([picture, options])})))`
  const { stdout } = spawnSync(process.execPath, ['-e', script], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  })
  return stdout
}

/** How many pixels of a PNG are not its background, which is the colour of its first pixel. */
async function inkedPixels(png: Uint8Array): Promise<{ width: number; height: number; inked: number }> {
  const image = await loadImage(Buffer.from(png))
  const canvas = createCanvas(image.width, image.height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, image.width, image.height)
  let inked = 0
  for (let at = 0; at < data.length; at += 4)
    if (data[at] !== data[0] || data[at + 1] !== data[1] || data[at + 2] !== data[2]) inked += 1
  return { width: image.width, height: image.height, inked }
}

/** How large a drawn SVG is, and what is plotted in it. */
async function sizesOf(spec: Picture['spec'], asked: Partial<PictureOptions> = {}) {
  const picture = aPicture({ spec: { ...aPicture().spec, ...spec } })
  const svg = (await formats.SVG.render(picture, { ...options, width: null, height: null, ...asked })).toString('utf8')
  const [, width, height] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []
  const [, across, down] = /class="background"[^>]* d="M[\d.]+,[\d.]+h([\d.]+)v([\d.]+)h/.exec(svg) ?? []
  return { whole: [Number(width), Number(height)], plot: [Number(across), Number(down)] }
}

describe('the size', () => {
  test('is the chart’s own: as wide in all, and its plot as tall', async () => {
    const { whole, plot } = await sizesOf({ width: 500, height: 220 })
    expect(whole[0]).toBe(500)
    expect(plot[1]).toBe(220)
    expect(whole[1]).toBeGreaterThan(220 + 40)
    expect((await sizesOf({ height: 300 })).plot[1]).toBe(300)
    expect((await sizesOf({ height: 300 })).whole[0]).toBe(960)
  })

  test('is the one that was asked for, whatever the chart says', async () => {
    const sizes = await sizesOf({ width: 500, height: 220 }, { width: 700, height: 300 })
    expect(sizes.whole).toEqual([700, 300])
    expect(sizes.plot[1]).toBeLessThan(260)
  })

  test('is the usual one where neither says any', async () => {
    expect((await sizesOf({})).whole).toEqual([960, 540])
  })

  test('of a chart in panels is not that of each', async () => {
    const encoding = { x: { field: 'sum_revenue', type: 'quantitative' }, facet: { field: 'region', type: 'nominal' } }
    const { whole } = await sizesOf({ mark: 'tick', encoding, width: 2000, height: 1200 })
    expect(whole[0]).toBeLessThan(700)
  })

  test('is that of a PNG too, in its pixels', async () => {
    const picture = aPicture({ spec: { ...aPicture().spec, width: 500, height: 220 } })
    const png = await formats.PNG.render(picture, { ...options, width: null, height: null })
    const { width, inked } = await inkedPixels(png)
    expect(width).toBe(1000)
    expect(inked).toBeGreaterThan(1000)
  })
})

test('billions are written with a B: on the axis, on the marks and in what is read aloud', async () => {
  const columns = [
    { name: 'region', type: 'STRING', values: ['West', 'East'] },
    { name: 'sum_revenue', type: 'DECIMAL', values: [4_250_000_000, -1_500_000_000] },
  ]
  const encoding = {
    x: { field: 'sum_revenue', type: 'quantitative', axis: { format: '$.3~s' } },
    y: { field: 'region', type: 'nominal' },
  }
  const svg = await text('SVG', aPicture({ columns, spec: { mark: 'bar', encoding, labels: { format: '$.3~s' } } }))
  const written = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words)
  expect(written).toEqual(expect.arrayContaining(['$4B', '$4.25B', '−$1.5B']))
  expect(written.filter((words) => words?.endsWith('G'))).toEqual([])
  expect(svg).toMatch(/aria-label="X-axis[^"]* from −\$1\.5B to \$4\.5B"/)
})

describe('SVG', () => {
  test('draws the title, the labels and one bar per row', async () => {
    const svg = await text('SVG', aPicture())
    expect(svg).toContain('Revenue by region')
    expect(svg).toContain('North &amp; East')
    expect(svg.match(/aria-roledescription="bar"/g)).toHaveLength(2)
  })

  test('a long title is broken into lines that fit, and a word without end is cut', async () => {
    const title = 'Where the money really comes from, told at such length that no line of this picture would hold it'
    const svg = await text('SVG', aPicture({ title }))
    for (const line of titleLines(title, 600)) expect(svg).toContain(`>${line}</`)
    expect(titleLines(title, 600)).toHaveLength(2)
    expect(titleLines(title, 600).join(' ')).toBe(title)
    expect(titleLines('x'.repeat(200), 600)).toEqual([expect.stringMatching(/^x{20,100}…$/)])
    expect(titleLines('word '.repeat(200), 300)).toEqual([
      expect.anything(),
      expect.anything(),
      expect.stringMatching(/…$/),
    ])
  })

  test('an axis of bins reaches to the end of the last one', async () => {
    const spec = {
      mark: 'bar',
      encoding: {
        x: { field: 'days', type: 'quantitative', bin: { binned: true, step: 5 } },
        y: { field: 'count', type: 'quantitative' },
      },
    }
    const columns = [
      { name: 'days', type: 'INTEGER', values: [0, 5, 10] },
      { name: 'count', type: 'INTEGER', values: [3, 2, 1] },
    ]
    expect(await text('SVG', aPicture({ spec, columns }))).toContain('values from 0 to 15')
  })

  test('a category without a value is told apart from one that is called null', async () => {
    const columns = [
      { name: 'region', type: 'STRING', values: ['null', null] },
      { name: 'sum_revenue', type: 'DECIMAL', values: [1, '9007199254740993'] },
    ]
    const svg = await text('SVG', aPicture({ columns }))
    expect(svg).toContain('(none)')
    expect(svg.match(/aria-roledescription="bar"/g)).toHaveLength(2)
  })

  test('markup in a title and in a value stays text', async () => {
    const svg = await text(
      'SVG',
      aPicture({
        title: '<script>alert(1)</script>',
        columns: [
          { name: 'region', type: 'STRING', values: ['<img src=x onerror=alert(1)>'] },
          { name: 'sum_revenue', type: 'DECIMAL', values: [1] },
        ],
      }),
    )
    expect(svg).not.toMatch(/<script|<img/)
    expect(svg).toContain('&lt;script&gt;')
  })

  test('rows that a spec brings along, or asks from a file, are not read', async () => {
    const spec = { ...aPicture().spec, data: { url: 'file:///etc/passwd' } }
    const svg = await text('SVG', aPicture({ spec }))
    expect(svg.match(/aria-roledescription="bar"/g)).toHaveLength(2)
    expect(svg).not.toContain('root:')
  })

  test.each(['America/Los_Angeles', 'Pacific/Auckland'])('a date is drawn as the same calendar date in %s', (zone) => {
    const dated = aPicture({
      spec: {
        mark: 'bar',
        encoding: {
          x: { field: 'day', type: 'temporal', timeUnit: 'yearmonthdate' },
          y: { field: 'n', type: 'quantitative' },
        },
      },
      columns: [
        { name: 'day', type: 'DATE', values: ['2025-03-01'] },
        { name: 'n', type: 'INTEGER', values: [1] },
      ],
    })
    expect(drawnIn(zone, dated)).toMatch(/aria-label="[^"]*Mar 01, 2025/)
  })

  test('dark pictures have a dark background', async () => {
    const svg = (await formats.SVG.render(aPicture(), { ...options, theme: 'DARK' })).toString('utf8')
    expect(svg).toContain('#12161d')
    expect(svg).not.toContain('#ffffff')
  })
})

describe('PNG', () => {
  test('has the asked size times the scale and text drawn with the bundled font', async () => {
    const onlyText = aPicture({
      spec: { mark: { type: 'text', fontSize: 40 }, encoding: { text: { value: 'MMMM' } } },
      columns: [{ name: 'n', type: 'INTEGER', values: [1] }],
    })
    const { width, height, inked } = await inkedPixels(await formats.PNG.render(onlyText, options))
    expect([width, height]).toEqual([1280, 800])
    const empty = { ...onlyText, title: ' ', spec: { mark: { type: 'text' }, encoding: { text: { value: ' ' } } } }
    expect(inked).toBeGreaterThan((await inkedPixels(await formats.PNG.render(empty, options))).inked + 1_000)
  })
})

describe('CSV', () => {
  test('holds a header and one line a row, with quotes where needed', async () => {
    const csv = await text(
      'CSV',
      aPicture({
        columns: [
          { name: 'region', type: 'STRING', values: ['a "b", c', null] },
          { name: 'n', type: 'DECIMAL', values: [-1.5, 2] },
        ],
      }),
    )
    expect(csv).toBe('\uFEFFregion,n\r\n"a ""b"", c",-1.5\r\n,2\r\n')
  })

  test.each(['=1+1', '+1', '-x', '@SUM(A1)', '\tx'])('makes %j inert, which a spreadsheet would run', async (value) => {
    const csv = await text('CSV', aPicture({ columns: [{ name: 'v', type: 'STRING', values: [value] }] }))
    expect(csv.split('\r\n')[1]).toBe(`'${value}`)
  })
})

describe('points in time of a dataset of another time zone', () => {
  // The night that clocks in Berlin went from 2 to 3, and the one that they went from 3 to 2.
  const at = ['2025-03-30T01:30:00+01:00', '2025-03-30T03:30:00+02:00', '2025-10-26T02:30:00.25+01:00']
  const timed = aPicture({
    spec: {
      mark: 'text',
      encoding: {
        y: { field: 'n', type: 'ordinal' },
        text: { field: 'at', type: 'temporal', format: '%Y-%m-%d %H:%M:%S' },
      },
    },
    columns: [
      { name: 'at', type: 'DATETIME', values: at },
      { name: 'n', type: 'INTEGER', values: [1, 2, 3] },
    ],
  })

  test.each(['UTC', 'Europe/Berlin', 'America/Los_Angeles'])(
    'are drawn with the digits of its clock by a machine in %s',
    (zone) => {
      const svg = drawnIn(zone, timed)
      expect(svg.match(/2025-\d\d-\d\d \d\d:\d\d:\d\d(?=<)/g)).toEqual([
        '2025-03-30 01:30:00',
        '2025-03-30 03:30:00',
        '2025-10-26 02:30:00',
      ])
    },
  )

  test('are written with these digits and their offset', async () => {
    expect(await text('CSV', timed)).toBe(`\uFEFFat,n\r\n${at[0]},1\r\n${at[1]},2\r\n${at[2]},3\r\n`)
  })
})

describe('the render pool', () => {
  test('draws in a worker and outlives a picture that cannot be drawn', async () => {
    const pool = createRenderPool()
    try {
      await expect(
        pool.render({ format: 'SVG', picture: aPicture({ spec: { mark: 'nonsense' } }), options }),
      ).rejects.toThrow()
      const svg = Buffer.from(await pool.render({ format: 'SVG', picture: aPicture(), options })).toString('utf8')
      expect(svg).toContain('<svg')
    } finally {
      await pool.close()
    }
  })
})
