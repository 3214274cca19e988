import {
  type GraphQLCompositeType,
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
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
  /** Where subgraphs left out what the schema promises. */
  readonly missing: GraphQLError[] = []
  /** Where they answered what the schema does not allow. */
  readonly unfit: GraphQLError[] = []
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
    if (field.kind === 'typename') return isObjectType(parent) ? parent.name : this.typename(own(data, field.source))
    this.path.push(field.key)
    const value = field.type ? this.value(field.type, field, parent, own(data, field.source) ?? null) : null
    this.path.pop()
    return value
  }

  private typename(said: unknown): unknown {
    const type = typeof said === 'string' ? this.schema.getType(said) : null
    return isObjectType(type) ? type.name : BROKEN
  }

  private value(type: GraphQLOutputType, field: AnswerField, parent: GraphQLCompositeType, value: unknown): unknown {
    if (isNonNullType(type)) {
      const known = this.value(type.ofType, field, parent, value)
      if (known === null) this.missing.push(this.error('Cannot return null for non-nullable', parent, type.ofType))
      return known === null || known === EMPTY ? BROKEN : known
    }
    if (value === null) return null
    if (isListType(type)) return this.list(type.ofType, field, parent, value)
    if (isLeafType(type)) return isValid(type, value) ? value : this.refuse('Invalid value found for', parent, type)
    if (!isData(value) || !field.below) return this.refuse('No object found for', parent, type)
    const actual = this.typeOf(type, value)
    return actual
      ? this.object(actual, field.below, value)
      : this.refuse('Invalid __typename found for object at', parent, type)
  }

  /** What an object is of all that may stand in its place; null where it says to be something else. */
  private typeOf(type: GraphQLCompositeType, value: Data): GraphQLCompositeType | null {
    const name = own(value, '__typename')
    if (name === undefined || name === type.name) return type
    const said = typeof name === 'string' ? this.schema.getType(name) : null
    const isOne = isAbstractType(type) && (isObjectType(said) || isInterfaceType(said))
    return isOne && this.schema.isSubType(type, said) ? said : null
  }

  private list(type: GraphQLOutputType, field: AnswerField, parent: GraphQLCompositeType, value: unknown): unknown {
    if (!Array.isArray(value)) return this.refuse('No list found for', parent, type)
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

  private refuse(what: string, parent: GraphQLCompositeType, type: GraphQLOutputType): typeof EMPTY {
    this.unfit.push(this.error(what, parent, type))
    return EMPTY
  }

  private error(what: string, parent: GraphQLCompositeType, type: GraphQLOutputType): GraphQLError {
    return new GraphQLError(`${what} ${this.described(parent, type)}.`, { path: [...this.path] })
  }

  private described(parent: GraphQLCompositeType, type: GraphQLOutputType): string {
    const last = this.path.at(-1) ?? ''
    return typeof last === 'string'
      ? `field ${parent.name}.${last}`
      : `array element of type ${String(type)} at index ${last}`
  }
}

function isValid(type: GraphQLLeafType, value: unknown): boolean {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) !== undefined
  switch (type.name) {
    case 'String':
      return typeof value === 'string'
    case 'ID':
      return typeof value === 'string' || Number.isSafeInteger(value)
    case 'Int':
      return typeof value === 'number' && (value | 0) === value
    case 'Float':
      return typeof value === 'number' && Number.isFinite(value)
    case 'Boolean':
      return typeof value === 'boolean'
    default:
      return true
  }
}
