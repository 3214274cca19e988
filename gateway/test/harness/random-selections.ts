import {
  doTypesOverlap,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'
import type { RandomValues, ValueTrait } from './random-values.js'

/** What may stand in an operation, so that a suite can tell that it did. */
export type Trait =
  | ValueTrait
  | 'an alias'
  | "an alias that is another field's name"
  | 'an alias that is the name of a key'
  | 'a field twice'
  | 'skip'
  | 'include'
  | 'an inline fragment'
  | 'a named fragment'
  | 'a named fragment twice'
  | 'an interface'
  | 'a union'
  | 'lists within a list'
  | '__typename'
  | 'the root field twice'
  | 'the root in a fragment'

/** What the names of an answer stand for at one place of it, whichever fragments they come from. */
export type Scope = Map<string, { readonly parent: string; readonly meaning: string; readonly scope: Scope }>

const LEVELS = 4
const FIELDS = 40
/** Some of them are names that every object of JavaScript has. */
const ALIASES = ['a', 'b', 'c', 'data', 'typename', '_0', 'constructor', 'toString', 'hasOwnProperty', 'then', 'toJSON']
/** Of the test gateway's graph. */
const KEYS = ['id', 'title']

/** Random selections of one operation over the types of a schema. */
export class RandomSelections {
  readonly fragments: string[] = []
  readonly traits = new Set<Trait>()
  private readonly named: { readonly name: string; readonly on: GraphQLCompositeType }[] = []
  private fieldsLeft = FIELDS
  private names = 0
  private readonly schema: GraphQLSchema
  private readonly values: RandomValues
  private readonly without: ReadonlySet<string>
  private readonly keys: readonly string[]

  constructor(options: {
    readonly schema: GraphQLSchema
    readonly values: RandomValues
    /** `Type.field` that no selection may hold. */
    readonly without: ReadonlySet<string>
    /** Names that the planner itself asks for, as keys or because others require them. */
    readonly keys?: readonly string[]
  }) {
    this.schema = options.schema
    this.values = options.values
    this.without = options.without
    this.keys = options.keys ?? KEYS
  }

  scope(): Scope {
    return new Map()
  }

  /** A selection set with its brackets. */
  set(parent: GraphQLCompositeType, scope: Scope, levels = LEVELS): string {
    if (isInterfaceType(parent)) this.traits.add('an interface')
    if (isUnionType(parent)) this.traits.add('a union')
    const parts = Array.from({ length: 1 + this.values.below(4) }, () => this.selection(parent, scope, levels))
    return `{ ${parts.join(' ')} }`
  }

  private selection(parent: GraphQLCompositeType, scope: Scope, levels: number): string {
    const goesOn = levels > 0 && this.fieldsLeft > 0
    const fields = this.fieldsOf(parent, goesOn)
    const fragments = isAbstractType(parent) ? 0.6 : 0.25
    if (goesOn && this.values.chance(isUnionType(parent) ? 0.9 : fragments)) return this.fragment(parent, scope, levels)
    if (fields.length === 0 || this.values.chance(0.07)) return this.typename(scope)
    return this.field(parent, this.values.pick(fields), scope, levels)
  }

  private fieldsOf(parent: GraphQLCompositeType, goesOn: boolean): readonly GraphQLField<unknown, unknown>[] {
    if (isUnionType(parent)) return []
    return Object.values(parent.getFields()).filter(
      ({ name, type }) => !this.without.has(`${parent.name}.${name}`) && (goesOn || isLeafType(getNamedType(type))),
    )
  }

  private typename(scope: Scope): string {
    this.traits.add('__typename')
    const key = this.values.chance(0.2) ? this.fresh() : '__typename'
    scope.set(key, { parent: '', meaning: '__typename', scope: new Map() })
    return (key === '__typename' ? key : `${key}: __typename`) + this.directives()
  }

  private field(
    parent: GraphQLCompositeType,
    { name, args, type }: GraphQLField<unknown, unknown>,
    scope: Scope,
    levels: number,
  ): string {
    this.fieldsLeft -= 1
    if (listsOf(type) > 1) this.traits.add('lists within a list')
    const written = `${name}${this.values.arguments(args)}`
    const meaning = `${written} ${String(type)}`
    const borrowed = this.namesOf(parent)
    const wanted = this.values.chance(0.35) ? this.values.pick([...ALIASES, ...this.keys, ...borrowed]) : name
    const key = this.mayMean(scope.get(wanted), parent, { meaning, type }) ? wanted : this.fresh()
    if (key !== name) this.traits.add('an alias')
    if (key !== name && this.namesOf(parent).includes(key)) this.traits.add("an alias that is another field's name")
    if (key !== name && this.keys.includes(key)) this.traits.add('an alias that is the name of a key')
    const known = scope.get(key)
    if (known?.meaning === meaning) this.traits.add('a field twice')
    const inner = known?.scope ?? this.scope()
    if (!known) scope.set(key, { parent: parent.name, meaning, scope: inner })
    const result = getNamedType(type)
    const directives = this.directives()
    const below = isCompositeType(result) ? ` ${this.set(result, inner, levels - 1)}` : ''
    return `${key === name ? '' : `${key}: `}${written}${directives}${below}`
  }

  /** Whether a name of the answer may stand for this field too: for the same, or for a like value of another object. */
  private mayMean(
    known: { readonly parent: string; readonly meaning: string } | undefined,
    parent: GraphQLCompositeType,
    { meaning, type }: { readonly meaning: string; readonly type: GraphQLOutputType },
  ): boolean {
    if (!known || known.meaning === meaning) return true
    const apart =
      known.parent !== parent.name && isObjectType(parent) && isObjectType(this.schema.getType(known.parent))
    return apart && isLeafType(getNamedType(type)) && known.meaning.endsWith(` ${String(type)}`)
  }

  private namesOf(parent: GraphQLCompositeType): string[] {
    return isUnionType(parent) ? [] : Object.keys(parent.getFields())
  }

  private fragment(parent: GraphQLCompositeType, scope: Scope, levels: number): string {
    const usable = this.named.filter(({ on }) => doTypesOverlap(this.schema, parent, on))
    if (usable.length > 0 && this.values.chance(0.3)) {
      this.traits.add('a named fragment twice')
      return `...${this.values.pick(usable).name}${this.directives()}`
    }
    const on = this.values.pick(this.conditionsFor(parent))
    if (this.values.chance(0.6)) {
      this.traits.add('an inline fragment')
      const condition = on === parent && this.values.chance(0.5) ? '' : ` on ${on.name}`
      return `...${condition}${this.directives()} ${this.set(on, scope, levels - 1)}`
    }
    this.traits.add('a named fragment')
    this.names += 1
    const name = `F${this.names}`
    this.fragments.push(`fragment ${name} on ${on.name} ${this.set(on, scope, levels - 1)}`)
    this.named.push({ name, on })
    return `...${name}${this.directives()}`
  }

  /** Types a fragment within this one may be on. */
  private conditionsFor(parent: GraphQLCompositeType): readonly GraphQLCompositeType[] {
    return Object.values(this.schema.getTypeMap()).filter(
      (type): type is GraphQLCompositeType => isCompositeType(type) && doTypesOverlap(this.schema, parent, type),
    )
  }

  private directives(): string {
    return (['skip', 'include'] as const)
      .filter(() => this.values.chance(0.15))
      .map((directive) => {
        this.traits.add(directive)
        return ` @${directive}(if: ${this.values.condition(directive)})`
      })
      .join('')
  }

  private fresh(): string {
    this.names += 1
    return `n${this.names}`
  }
}

function listsOf(type: GraphQLOutputType): number {
  if (isNonNullType(type)) return listsOf(type.ofType)
  return isListType(type) ? 1 + listsOf(type.ofType) : 0
}
