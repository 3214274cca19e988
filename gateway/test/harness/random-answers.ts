import { randomFrom } from '@askchart/testing'
import {
  getNamedType,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'

/** An object of the random graph; all there is to know of it follows from where it is. */
interface Thing {
  readonly __typename: string
  /** `Book:2` for an entity, and where it was found for another. */
  readonly at: string
  /** What came with a reference to it. */
  readonly known?: Readonly<Record<string, unknown>>
}

export const entityTypes: readonly string[] = ['Book', 'Film']
const possible: Readonly<Record<string, readonly string[]>> = {
  Item: ['Book', 'Film'],
  Named: ['Book', 'Film', 'Note'],
  Anything: ['Book', 'Film', 'Note', 'Secret'],
}
const ENTITIES = 4

/** Which subgraph answers a field of an entity, and what that field requires. */
export interface Fields {
  ownerOf(type: string, field: string): string
  /** As a subgraph promises it. */
  typeOf(type: string, field: string): GraphQLOutputType | undefined
  readonly requirements: ReadonlyMap<string, Requirement>
}

interface Requirement {
  readonly field: string
  /** Its arguments, which are all left to their defaults. */
  readonly given: object
  /** What is required of the object that it holds. */
  readonly below?: { readonly type: string; readonly fields: readonly string[] }
}

export function fieldsOf(schemas: ReadonlyMap<string, GraphQLSchema>, requirements: Fields['requirements']): Fields {
  const owners = new Map<string, string>()
  const types = new Map<string, GraphQLOutputType>()
  for (const [name, schema] of schemas)
    for (const type of Object.values(schema.getTypeMap()))
      if (isObjectType(type))
        for (const field of Object.values(type.getFields())) {
          const isExternal =
            field.astNode?.directives?.some((directive) => directive.name.value === 'external') === true
          const key = `${type.name}.${field.name}`
          if (isExternal || owners.has(key)) continue
          owners.set(key, name)
          types.set(key, field.type)
        }
  return {
    requirements,
    ownerOf: (type, field) => owners.get(`${type}.${field}`) ?? owners.get(`Item.${field}`) ?? 'one',
    typeOf: (type, field) => types.get(`${type}.${field}`) ?? types.get(`Item.${field}`),
  }
}

/** From 0 to 1, the same for the same words. */
export function drawn(...words: readonly (string | number)[]): number {
  let hash = 0x811c9dc5
  for (const character of words.join('|')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return randomFrom(hash)()
}

const pick = <Item>(items: readonly Item[], draw: number): Item => {
  const item = items[Math.floor(draw * items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

/** Whether a subgraph knows nothing of an entity. The first one tells of all, as most entities are found there. */
const isErased = (seed: number, subgraph: string, at: string): boolean =>
  subgraph !== 'one' && drawn(seed, subgraph, at, 'erased') < 0.1

export const typeOf = (thing: unknown): string | undefined =>
  typeof thing === 'object' && thing !== null && '__typename' in thing ? String(thing.__typename) : undefined

interface Reference {
  readonly id?: string
  readonly code?: { readonly value: string }
}

/** Finds an entity by its keys. */
export const referenced =
  (subgraph: string) =>
  (reference: Reference, { seed }: { readonly seed: number }): Thing | null => {
    const at = reference.id ?? reference.code?.value ?? ''
    if (isErased(seed, subgraph, at)) return null
    const type = subgraph === 'four' ? 'Item' : (at.split(':')[0] ?? '')
    return { __typename: type, at, known: { ...reference } }
  }

/** Answers every field from its place: in a subgraph, or with null as it, as if there were none. */
export function resolverOf(
  fields: Fields,
  seed: number,
  subgraph: string | null,
): GraphQLFieldResolver<Thing | undefined, unknown, Record<string, unknown>> {
  const fails = (where: string): boolean => drawn(seed, where, 'fails') < 0.08
  const isNull = (where: string): boolean => drawn(seed, where, 'null') < 0.12
  const make = (type: GraphQLOutputType, where: string, owner: string): unknown => {
    if (isNonNullType(type)) return sure(type.ofType, where, owner)
    return isNull(where) ? null : sure(type, where, owner)
  }
  const sure = (type: GraphQLOutputType, where: string, owner: string): unknown => {
    if (isNonNullType(type)) return sure(type.ofType, where, owner)
    const draw = drawn(seed, where)
    if (isListType(type))
      return Array.from({ length: Math.floor(draw * 4) }, (_item, index) =>
        make(type.ofType, `${where}[${index}]`, owner),
      )
    const { name } = getNamedType(type)
    switch (name) {
      case 'Int':
        return Math.floor(draw * 100)
      case 'Float':
        return Math.floor(draw * 8) / 4
      case 'Boolean':
        return draw < 0.5
      case 'String':
        return draw < 0.1 ? '' : `text ${draw.toFixed(6)}`
      case 'Blob':
        return pick<unknown>([0, false, [], { id: 1, list: [{ constructor: null }] }, 'blob'], draw)
      case 'Tone':
        return pick(['CALM', 'LOUD', 'CALM', 'LOUD', 'CALM', 'LOUD', 'HIDDEN'], draw)
      case 'Query':
        return { __typename: 'Query', at: 'Query' }
      default:
        return thing(name, where, owner, draw)
    }
  }
  const thing = (name: string, where: string, owner: string, draw: number): Thing | null => {
    const type = pick(possible[name] ?? [name], draw)
    if (!entityTypes.includes(type)) return { __typename: type, at: where }
    const at = `${type}:${Math.floor(drawn(seed, where, 'which') * ENTITIES)}`
    if (isErased(seed, owner, at)) return null
    return { __typename: subgraph === 'four' ? 'Item' : type, at }
  }
  /** Of a field of an entity; undefined where nobody knows it. */
  const required = (at: string, { field, given, below }: Requirement): unknown => {
    const owner = fields.ownerOf(at.split(':')[0] ?? '', field)
    if (isErased(seed, owner, at)) return undefined
    const requirement = fields.requirements.get(field)
    const known = requirement ? required(at, requirement) : null
    if (known === undefined) return undefined
    const where = whereOf(at, field, given, requirement ? known : '')
    if (fails(where) || isNull(where)) return null
    return below ? parts(where, below) : Math.floor(drawn(seed, where) * 100)
  }
  /** The fields of an object, or null where one that is promised fails. */
  const parts = (where: string, { type, fields: names }: NonNullable<Requirement['below']>): object | null => {
    const made: Record<string, unknown> = {}
    for (const name of names) {
      const place = whereOf(where, name, {}, '')
      const isPromised = isNonNullType(fields.typeOf(type, name))
      if (isPromised && fails(place)) return null
      made[name] = !isPromised && (fails(place) || isNull(place)) ? null : Math.floor(drawn(seed, place) * 100)
    }
    return made
  }
  const givenTo = (requirement: Requirement, at: string, source: Thing | undefined): unknown => {
    if (subgraph === null) return required(at, requirement)
    const known = source?.known?.[requirement.field]
    return requirement.below && typeof known === 'object' && known !== null
      ? Object.fromEntries(requirement.below.fields.map((name) => [name, Reflect.get(known, name) as unknown]))
      : known
  }
  return (source, args, _context, { fieldName, parentType, returnType }) => {
    const at = source?.at ?? parentType.name
    if (fieldName === 'id') return at
    if (fieldName === 'code') return { __typename: 'Code', at }
    if (parentType.name === 'Code') return at
    const isEntity = at !== 'Query' && (entityTypes.includes(parentType.name) || parentType.name === 'Item')
    const owner =
      subgraph ??
      (isEntity ? fields.ownerOf(parentType.name, fieldName) : ownerOfPlace(fields, at, parentType.name, fieldName))
    if (subgraph === null && isEntity && isErased(seed, owner, at)) return null
    const requirement = fields.requirements.get(fieldName)
    const given = requirement ? givenTo(requirement, at, source) : ''
    if (given === undefined) return null
    const where = whereOf(at, fieldName, args, given)
    if (fails(where)) throw new Error(`fails at ${where}`)
    return make(fields.typeOf(parentType.name, fieldName) ?? returnType, where, owner)
  }
}

/** Objects that are no entities belong to the subgraph of the field they were found in. */
const ownerOfPlace = (fields: Fields, at: string, type: string, field: string): string =>
  type === 'Query' ? fields.ownerOf('Query', field) : at.includes('.') ? 'one' : fields.ownerOf(type, field)

const whereOf = (at: string, field: string, args: object, given: unknown): string =>
  `${at}.${field}${JSON.stringify(args)}${given === '' ? '' : JSON.stringify(given)}`
