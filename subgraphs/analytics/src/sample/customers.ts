import { cities, type City } from './places.js'
import { Lottery, randomOf } from './random.js'

export const segments = ['Consumer', 'Small Business', 'Corporate'] as const
export type Segment = (typeof segments)[number]

export interface Customer {
  readonly id: number
  readonly name: string
  readonly segment: Segment
  readonly city: City
  /** How often it buys beside others: a few buy much, many buy little. */
  readonly weight: number
}

const COUNT = 640

const words = (text: string): readonly string[] => text.split(' ')
const FIRST = words(
  'Ava Liam Noah Emma Mia Ethan Zoe Lucas Ruth Omar Priya Diego Hana Felix Nora Ivan Leah Jonah Maya Caleb Sofia Theo Amara Kenji Rosa Elias Wendy Malik Greta Owen Tara Hugo Lena Victor Anya Simon Clara Rashid Paula Derek',
)
const LAST = words(
  'Alvarez Bennett Chen Dawson Ellis Fischer Garcia Hughes Iyer Jensen Kim Lopez Moreau Nguyen Okafor Patel Quinn Rossi Sato Tanaka Ueda Vargas Weaver Xu Young Zimmerman Brooks Carver Doyle Eriksen Foster Gupta Holt Ibrahim Jordan Keller Lindqvist Murphy Novak Osborne',
)
const TRADES = words(
  'Analytics Bakery Logistics Studio Partners Dental Robotics Foods Outfitters Textiles Press Clinic Energy Interiors Brewing Freight Media Optics Gardens Hardware',
)
const PLACES = words(
  'Harbor Summit Cedar Lakeside Union Granite Meadow Beacon Ironwood Juniper Canyon Bluebird Sterling Prairie Compass Redwood',
)

/** The shop's customers, always the same. */
export function customersOf(seed: string): readonly Customer[] {
  const random = randomOf(`${seed} customers`)
  const places = new Lottery(cities, ({ weight }) => weight)
  const taken = new Set<string>()
  const pick = (names: readonly string[]): string => names[random.below(names.length)] ?? ''
  return Array.from({ length: COUNT }, (_, index) => {
    const share = random.next()
    const segment: Segment = share < 0.55 ? 'Consumer' : share < 0.83 ? 'Small Business' : 'Corporate'
    const draw = (): string =>
      segment === 'Consumer' ? `${pick(FIRST)} ${pick(LAST)}` : `${pick(PLACES)} ${pick(TRADES)}`
    let name = draw()
    while (taken.has(name)) name = draw()
    taken.add(name)
    const often = { Consumer: 1, 'Small Business': 1.7, Corporate: 2.6 }[segment]
    return { id: 1001 + index, name, segment, city: places.draw(random), weight: often / (0.15 + random.next()) }
  })
}
