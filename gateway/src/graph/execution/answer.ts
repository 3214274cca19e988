import {
  type GraphQLCompositeType,
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { type Data, isData, own } from './data.js'
import type { AnswerField, Selections } from './selections.js'

/** Where a value stands that breaks what the schema promises: the object or list around it is null. */
const BROKEN = Symbol('broken')
/** Null, for a reason that was told already. */
const EMPTY = Symbol('empty')

/** Without a prototype, and yet with fast properties. */
class Answer {
  readonly [key: string]: unknown
}
Object.setPrototypeOf(Answer.prototype, null)

/** Answers of `__schema` and `__type`, which no subgraph is asked for. */
export type Introspection = (field: AnswerField) => unknown

/** Makes of what a plan has brought the answer that the operation asked for, in its order and with its nulls. */
export class Answering {
  /** What the schema promises and subgraphs left out. */
  readonly missing: GraphQLError[] = []
  private readonly path: (string | number)[] = []

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly introspection: Introspection,
  ) {}

  /** The answer of the whole operation. */
  answer(root: GraphQLObjectType, selections: Selections, data: Data): Data | null {
    const made = this.object(root, selections, data)
    return made instanceof Answer ? made : null
  }

  private object(type: GraphQLCompositeType, selections: Selections, data: Data): unknown {
    const made: Data = new Answer()
    for (const field of selections.fieldsOf(type)) {
      const value = this.field(type, field, data)
      if (value === BROKEN) return EMPTY
      made[field.key] = value === EMPTY ? null : value
    }
    return made
  }

  private field(parent: GraphQLCompositeType, field: AnswerField, data: Data): unknown {
    if (field.kind === 'introspection') return this.introspection(field)
    if (field.kind === 'typename') return this.typename(parent, own(data, field.source) ?? own(data, '__typename'))
    this.path.push(field.key)
    const value = field.type ? this.value(field.type, field, parent, own(data, field.source) ?? null) : null
    this.path.pop()
    return value
  }

  private typename(parent: GraphQLCompositeType, said: unknown): unknown {
    const type = (typeof said === 'string' ? this.schema.getType(said) : undefined) ?? parent
    return isObjectType(type) ? type.name : BROKEN
  }

  private value(type: GraphQLOutputType, field: AnswerField, parent: GraphQLCompositeType, value: unknown): unknown {
    if (isNonNullType(type)) {
      const known = this.value(type.ofType, field, parent, value)
      if (known === null) this.miss(`Cannot return null for non-nullable ${this.described(parent, type.ofType)}.`)
      return known === null || known === EMPTY ? BROKEN : known
    }
    if (value === null) return null
    if (isListType(type)) return this.list(type.ofType, field, parent, value)
    if (isLeafType(type)) {
      if (isValid(type, value)) return value
      return this.miss(`Invalid value found for ${this.described(parent, type)}.`)
    }
    if (!isData(value) || !field.below) throw new TypeError(`a subgraph answered no object for ${field.key}`)
    const name = own(value, '__typename')
    const actual = typeof name === 'string' ? this.schema.getType(name) : type
    if (isCompositeType(actual)) return this.object(actual, field.below, value)
    return this.miss(`Invalid __typename found for object at ${this.described(parent, type)}.`)
  }

  private list(type: GraphQLOutputType, field: AnswerField, parent: GraphQLCompositeType, value: unknown): unknown {
    if (!Array.isArray(value)) throw new TypeError(`a subgraph answered no list for ${field.key}`)
    const made: unknown[] = []
    for (let index = 0; index < value.length; index += 1) {
      this.path.push(index)
      const item = this.value(type, field, parent, value[index] ?? null)
      this.path.pop()
      if (item === BROKEN) return EMPTY
      made.push(item === EMPTY ? null : item)
    }
    return made
  }

  private miss(message: string): typeof EMPTY {
    this.missing.push(new GraphQLError(message, { path: [...this.path] }))
    return EMPTY
  }

  private described(parent: GraphQLCompositeType, type: GraphQLOutputType): string {
    const last = this.path.at(-1) ?? ''
    return typeof last === 'string'
      ? `field ${parent.name}.${last}`
      : `array element of type ${String(type)} at index ${last}`
  }
}

const INTEGER = /^-?(?:0|[1-9][0-9]*)$/
/** Whole numbers beyond 2^53 as well, as long as they are written without an exponent. */
const isInteger = (value: unknown): boolean =>
  typeof value === 'number' && (Number.isSafeInteger(value) || INTEGER.test(String(value)))

function isValid(type: GraphQLLeafType, value: unknown): boolean {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) !== undefined
  switch (type.name) {
    case 'String':
      return typeof value === 'string'
    case 'ID':
      return typeof value === 'string' || isInteger(value)
    case 'Int':
      return isInteger(value)
    case 'Float':
      return typeof value === 'number' && Number.isFinite(value)
    case 'Boolean':
      return typeof value === 'boolean'
    default:
      return true
  }
}
