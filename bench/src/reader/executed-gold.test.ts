import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { ExecutedGolds } from './executed-gold.js'

let folder: string
let golds: ExecutedGolds

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'askchart-golds-'))
  await mkdir(join(folder, 'shop'))
  await writeFile(
    join(folder, 'shop', 'schema.json'),
    JSON.stringify({
      tables: [
        {
          name: 'Orders',
          columns: [
            { name: 'id', type: 'number' },
            { name: 'Channel', type: 'text' },
            { name: 'day', type: 'time' },
            { name: 'local', type: 'text' },
            { name: 'amount', type: 'number' },
          ],
        },
      ],
    }),
  )
  const rows = [
    '1,Web,2025-01-06,06.01.2025,10',
    '2,Web,2025-01-13,13.01.2025,20',
    '3,Shop,2025-01-07,07.01.2025,5',
    '4,,2025-02-04,04.02.2025,7',
  ]
  await writeFile(join(folder, 'shop', 'Orders.csv'), `id,channel,day,local,amount\n${rows.join('\n')}\n`)
  golds = new ExecutedGolds(folder)
})

afterAll(async () => {
  golds.close()
  await rm(folder, { recursive: true, force: true })
})

const gold = (
  vql: string,
  more: { readonly chart?: string; readonly color_name?: string; readonly nl?: string } = {},
) => golds.goldOf('shop', { nl: 'orders', chart: 'Bar', vql, ...more })

test('groups, orders and texts in double quotes are as the query says; rows without a name are not drawn', async () => {
  const found = await gold(
    'Visualize BAR SELECT Channel , SUM(amount) FROM Orders WHERE Channel != "Mail" GROUP BY Channel ORDER BY SUM(amount) DESC',
  )
  expect(found?.vis_obj).toEqual({
    chart: 'bar',
    x_data: [['Web', 'Shop']],
    y_data: [[30, 5]],
    classify: [],
    sort: { channel: 'y', order: 'descending' },
  })
  const all = await gold('Visualize BAR SELECT Channel , COUNT(*) FROM Orders GROUP BY Channel ORDER BY channel ASC')
  expect(all?.vis_obj).toMatchObject({ x_data: [['Shop', 'Web']], sort: { channel: 'x', order: ['Shop', 'Web'] } })
})

test('bins of time have the names that the scorer knows', async () => {
  const weekdays = await gold(
    'Visualize BAR SELECT day , COUNT(day) FROM Orders ORDER BY COUNT(day) ASC BIN day BY WEEKDAY',
  )
  expect(weekdays?.vis_obj.x_data[0]).toEqual(expect.arrayContaining(['Monday', 'Tuesday']))
  const months = await gold('Visualize LINE SELECT day , SUM(amount) FROM Orders BIN day BY MONTH', { chart: 'Line' })
  expect(months?.vis_obj).toMatchObject({ chart: 'line', x_data: [['January', 'February']], y_data: [[35, 7]] })
})

test('a colour gives a series for each of its values', async () => {
  const found = await gold('Visualize SCATTER SELECT id , amount FROM Orders WHERE id < 4 GROUP BY Channel, id', {
    chart: 'Grouping Scatter',
    color_name: 'Channel',
  })
  expect(found?.vis_obj).toMatchObject({
    classify: ['Shop', 'Web'],
    x_data: [[3], [1, 2]],
    y_data: [[5], [10, 20]],
  })
})

test('axes that a prompt names may not be swapped', async () => {
  const vql = 'Visualize BAR SELECT Channel , COUNT(*) FROM Orders GROUP BY Channel'
  expect((await gold(vql, { nl: 'channel on the x axis' }))?.query_meta.channel_specified).toEqual(['x', 'y'])
  expect((await gold(vql))?.query_meta.channel_specified).toEqual([])
})

test('what cannot be compared or run is none', async () => {
  expect(await gold('Visualize BAR SELECT local , amount FROM Orders')).toBeNull()
  expect(await gold('Visualize BAR SELECT nowhere , COUNT(*) FROM Orders GROUP BY nowhere')).toBeNull()
  expect(await gold('Visualize BAR SELECT Channel , COUNT(*) FROM Orders WHERE id > 9 GROUP BY Channel')).toBeNull()
  expect(await gold('SELECT 1')).toBeNull()
})
