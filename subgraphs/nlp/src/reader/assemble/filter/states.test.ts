import { expect, test } from '@jest/globals'
import { inHelpdesk, inShop, readBy } from '../../../../test/read-by.js'
import { number, table, text } from '../../../../test/reader/profile.js'

const inStore = readBy({
  id: 'dataset_inventory',
  name: 'Inventory',
  version: 1,
  tables: [
    table('inventory', 320, {
      product: text(['Hammer', 'Saw'], 320),
      warehouse: text(['North', 'South', 'Harbour']),
      quantity_on_hand: { ...number('INTEGER', 'SUM', 400), distinct: 90 },
    }),
  ],
  relationships: [],
})

test.each([
  ['how many products are out of stock', 'TEXT COUNT(inventory.product) where inventory.quantity_on_hand EQ 0'],
  [
    'number of products in stock by warehouse',
    'BAR COUNT(*) by inventory.warehouse where inventory.quantity_on_hand GT 0',
  ],
  ['stock by warehouse', 'BAR SUM(inventory.quantity_on_hand) by inventory.warehouse'],
])('stock: %s', (prompt, shown) => expect(inStore(prompt)).toBe(shown))

test.each([
  ['unsolved tickets by team', 'BAR COUNT(*) by tickets.team where tickets.status NEQ Solved'],
  ['unescalated tickets by priority', 'BAR COUNT(*) by tickets.priority where tickets.escalated NEQ true'],
])('the opposite of a value or a property: %s', (prompt, shown) => expect(inHelpdesk(prompt)).toBe(shown))

test('the opposite of a value of the orders', () => {
  expect(inShop('undelivered orders by region')).toContain('where orders.status NEQ Delivered')
})

test.each(['unresolved tickets by team', 'unhappy tickets by team', 'information by team'])(
  'what the data does not tell is no state: %s',
  (prompt) => expect(inHelpdesk(prompt)).not.toContain('NEQ'),
)
