export interface Region {
  readonly id: number
  readonly name: string
  readonly manager: string
  /** How much faster than the whole it grows, in shares a year. */
  readonly momentum: number
}

export const regions: readonly Region[] = [
  { id: 1, name: 'West', manager: 'Dana Whitfield', momentum: 0.05 },
  { id: 2, name: 'Northeast', manager: 'Priya Raman', momentum: 0 },
  { id: 3, name: 'Southeast', manager: 'Marcus Boone', momentum: 0.08 },
  { id: 4, name: 'Midwest', manager: 'Ellen Kowalski', momentum: -0.03 },
  { id: 5, name: 'Southwest', manager: 'Rafael Ortega', momentum: 0.03 },
  { id: 6, name: 'Mountain', manager: 'Tess Halvorsen', momentum: -0.01 },
]

export interface City {
  readonly name: string
  readonly state: string
  readonly regionId: number
  readonly weight: number
}

const cityList = (regionId: number, cities: readonly (readonly [string, string, number])[]): readonly City[] =>
  cities.map(([name, state, weight]) => ({ name, state, regionId, weight }))

export const cities: readonly City[] = [
  ...cityList(1, [
    ['Los Angeles', 'California', 13],
    ['San Francisco', 'California', 9],
    ['San Diego', 'California', 6],
    ['Seattle', 'Washington', 8],
    ['Portland', 'Oregon', 5],
    ['Sacramento', 'California', 3],
  ]),
  ...cityList(2, [
    ['New York City', 'New York', 14],
    ['Boston', 'Massachusetts', 7],
    ['Philadelphia', 'Pennsylvania', 6],
    ['Newark', 'New Jersey', 3],
    ['Providence', 'Rhode Island', 2],
    ['Buffalo', 'New York', 2],
  ]),
  ...cityList(3, [
    ['Atlanta', 'Georgia', 7],
    ['Miami', 'Florida', 6],
    ['Charlotte', 'North Carolina', 4],
    ['Orlando', 'Florida', 3],
    ['Nashville', 'Tennessee', 4],
    ['Richmond', 'Virginia', 2],
  ]),
  ...cityList(4, [
    ['Chicago', 'Illinois', 8],
    ['Minneapolis', 'Minnesota', 4],
    ['Columbus', 'Ohio', 3],
    ['Detroit', 'Michigan', 3],
    ['Milwaukee', 'Wisconsin', 2],
    ['Kansas City', 'Missouri', 2],
  ]),
  ...cityList(5, [
    ['Houston', 'Texas', 5],
    ['Dallas', 'Texas', 4],
    ['Austin', 'Texas', 4],
    ['Phoenix', 'Arizona', 3],
    ['Tulsa', 'Oklahoma', 1],
  ]),
  ...cityList(6, [
    ['Denver', 'Colorado', 5],
    ['Salt Lake City', 'Utah', 2],
    ['Boise', 'Idaho', 1],
    ['Albuquerque', 'New Mexico', 1],
  ]),
]
