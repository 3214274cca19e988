import { describe, expect, test } from '@jest/globals'
import { type Box, layoutPicture, type PictureLink, type PictureTable } from './layout.js'

const table = (name: string, ...columns: readonly string[]): PictureTable => ({
  name,
  label: name,
  columns: ['id', ...columns].map((column) => ({ ref: `${name}.${column}`, label: column })),
})
const link = (from: string, to: string): PictureLink => ({ name: `${from} ${to}`, from, to: `${to}.id` })

const apart = (a: Box, b: Box): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
const overlaps = (boxes: readonly Box[]): readonly string[] =>
  boxes.flatMap((a, index) => boxes.slice(index + 1).flatMap((b) => (apart(a, b) ? [] : [`${a.name} ${b.name}`])))

const orders = table('orders', 'customer_id', 'total')
const customers = table('customers', 'region_id')
const regions = table('regions')
const ends = (path: string) =>
  [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)(?=C|$)/g)].map(([, x, y]) => [Number(x), Number(y)])

describe('the picture of tables', () => {
  test('has what refers on the left of what is referred to, and a line from key to key', () => {
    const links = [link('orders.customer_id', 'customers'), link('customers.region_id', 'regions')]
    const { boxes, lines, width, height } = layoutPicture([regions, orders, customers], links)
    const [r, o, c] = boxes
    if (!r || !o || !c) throw new Error('There are three boxes.')
    expect([r.name, o.name, c.name]).toEqual(['regions', 'orders', 'customers'])
    expect(o.x + o.width).toBeLessThan(c.x)
    expect(c.x + c.width).toBeLessThan(r.x)
    expect(o.keys.map(({ label }) => label)).toEqual(['customer_id'])
    expect(ends(lines[0]?.path ?? '')).toEqual([
      [o.x + o.width, o.keys[0]?.y],
      [c.x, c.keys.find(({ label }) => label === 'id')?.y],
    ])
    expect(width).toBeGreaterThanOrEqual(r.x + r.width)
    expect(height).toBeGreaterThanOrEqual(Math.max(...boxes.map((box) => box.y + box.height)))
  })

  test.each([1, 2, 12, 30])('of %i tables has no box over another, and is the same each time', (count) => {
    const names = Array.from({ length: count }, (_, index) => `t${index}`)
    // Every third table stands alone; the others refer to earlier ones, some to two.
    const tables = names.map((name, index) => table(name, `to${index % 5}`, 'also'))
    const links = names.flatMap((name, index) =>
      index === 0 || index % 3 === 0
        ? []
        : [
            link(`${name}.to${index % 5}`, `t${Math.floor(index / 3)}`),
            ...(index % 4 === 0 ? [link(`${name}.also`, `t${index - 1}`)] : []),
          ],
    )
    const picture = layoutPicture(tables, links)
    expect(picture.boxes).toHaveLength(count)
    expect(picture.lines).toHaveLength(links.length)
    expect(overlaps(picture.boxes)).toEqual([])
    expect(layoutPicture(tables, links)).toEqual(picture)
  })

  test('holds a table that points at itself, and two that point at each other', () => {
    const people = table('people', 'boss', 'team')
    const teams = table('teams', 'lead')
    const links = [link('people.boss', 'people'), link('people.team', 'teams'), link('teams.lead', 'people')]
    const { boxes, lines, width } = layoutPicture([people, teams], links)
    expect(overlaps(boxes)).toEqual([])
    expect(lines.map(({ name }) => name)).toEqual(links.map(({ name }) => name))
    expect(Math.max(...lines.flatMap(({ path }) => ends(path).map(([x]) => x ?? 0)))).toBeLessThanOrEqual(width)
  })

  test('leaves out a link whose column is not there', () => {
    expect(layoutPicture([orders, regions], [link('orders.customer_id', 'customers')]).lines).toEqual([])
  })
})
