import { BadInputError, shown } from '@askchart/service'
import type { Relationship } from '@askchart/vocabulary'
import type { Catalogue, CatalogueColumn } from '../query/catalogue.js'
import { knownColumn } from './known-column.js'
import { freeName } from './profile/relationships.js'

export interface WantedRelationship {
  readonly datasetId: string
  readonly from: string
  readonly to: string
  readonly name: string | null
}

const MAX_NAME = 100
const SHOWN = 5

/** The relationship to store; a BadInputError says which side is wrong and what would fit. */
export function checkRelationship({ from, to, name }: WantedRelationship, catalogue: Catalogue): Relationship {
  const [source, target] = [knownColumn(catalogue, 'input.from', from), knownColumn(catalogue, 'input.to', to)]
  if (source.table === target.table)
    throw new BadInputError('input.to', `"${from}" and "${to}" are of one table; a relationship joins two.`)
  if (source.profile.type !== target.profile.type)
    throw new BadInputError(
      'input.to',
      `"${from}" is ${source.profile.type} and "${to}" is ${target.profile.type}: their values can never be equal.`,
    )
  if (!isUnique(catalogue, target)) {
    const swapped = isUnique(catalogue, source) ? ` "${from}" has none: swap from and to.` : ''
    throw new BadInputError(
      'input.to',
      `"${to}" must tell the rows of its table apart, but it holds values more than once.${swapped}`,
    )
  }
  const others = catalogue.relationships.filter((one) => one.from !== from || one.to !== to)
  const taken = new Set(others.map((one) => one.name))
  return { name: checkName(name, taken) ?? freeName({ ref: from }, taken), from, to, declared: true }
}

/** The relationship between two columns; a BadInputError says which there are. */
export function knownRelationship(catalogue: Catalogue, from: string, to: string): Relationship {
  const found = catalogue.relationships.find((one) => one.from === from && one.to === to)
  if (found) return found
  const known = catalogue.relationships.slice(0, SHOWN).map((one) => `"${one.from}" to "${one.to}"`)
  const hint = known.length > 0 ? ` It has ${known.join(', ')}.` : ''
  throw new BadInputError(
    'input.from',
    `This dataset has no relationship from "${shown(from)}" to "${shown(to)}".${hint}`,
  )
}

function isUnique(catalogue: Catalogue, { table, profile }: CatalogueColumn): boolean {
  return catalogue.tables.some(({ name, rowCount }) => name === table && profile.distinctCount === rowCount)
}

function checkName(name: string | null, taken: ReadonlySet<string>): string | null {
  if (name === null) return null
  const trimmed = name.trim()
  if (trimmed === '' || trimmed.length > MAX_NAME)
    throw new BadInputError('input.name', `A name has 1 to ${MAX_NAME} characters.`)
  if (taken.has(trimmed)) throw new BadInputError('input.name', `This dataset has a relationship "${trimmed}" already.`)
  return trimmed
}
