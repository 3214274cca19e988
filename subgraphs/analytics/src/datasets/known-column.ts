import { BadInputError, shown } from '@askchart/service'
import { type Catalogue, type CatalogueColumn, columnOf } from '../query/catalogue.js'
import { nearest } from '../query/near.js'

/** The column that an input's field names; a BadInputError says which are near it. */
export function knownColumn(catalogue: Catalogue, field: string, ref: string): CatalogueColumn {
  const column = columnOf(catalogue, ref)
  if (column) return column
  const near = nearest(
    ref,
    catalogue.tables.flatMap((table) => table.columns.map((one) => one.ref)),
  )
  const hint = near.length > 0 ? ` Near it: ${near.map((one) => `"${one}"`).join(', ')}.` : ''
  throw new BadInputError(field, `This dataset has no column "${shown(ref)}".${hint}`)
}
