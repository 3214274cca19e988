import type { Catalogue } from '../catalogue.js'
import { clickhouse } from './clickhouse.js'
import type { Dialect } from './dialect.js'
import { postgres } from './postgres.js'

/** The dialect of the database that holds a catalogue's rows. */
export const dialectOf = ({ live }: Catalogue): Dialect =>
  live?.kind === 'POSTGRES' ? postgres({ foldsCase: live.foldsCase }) : clickhouse
