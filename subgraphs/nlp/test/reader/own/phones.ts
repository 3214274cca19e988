import { phones } from '../phones.js'
import type { OwnPrompts } from './own-prompts.js'

export const phonesPrompts: OwnPrompts = {
  dataset: phones,
  today: '2025-12-31',
  prompts: [
    ['number of models by brand', 'BAR COUNT(*) by phones.brand'],
    ['which brand has the most phones', 'BAR COUNT(*) by phones.brand order count DESCENDING'],
    ['average price by number of cameras', 'BAR AVERAGE(phones.price) by phones.cameras'],
    ['distribution of the number of cameras by brand', 'BAR COUNT(*) by phones.cameras, phones.brand'],
  ],
}
