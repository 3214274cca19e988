import type { Random } from '@askchart/testing'
import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  GraphQLNonNull,
  GraphQLBoolean,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  print,
} from 'graphql'

/** Strings that have to be escaped, are empty, or go beyond ASCII. */
const STRINGS = ['', 'plain', 'a "quote"', 'two\nlines', 'ümlaut ☂', '$v0', '\\']

/** What may stand in an operation because of its values. */
export type ValueTrait = 'an argument' | 'a variable' | 'a variable left to its default' | 'a variable not given'

/** Random arguments of one operation, and the variables they need. */
export class RandomValues {
  /** The variables of the request. */
  readonly given: Record<string, unknown> = {}
  readonly traits = new Set<ValueTrait>()
  private readonly variables: { readonly name: string; readonly text: string; readonly fits: string }[] = []

  constructor(private readonly random: Random) {}

  chance(probability: number): boolean {
    return this.random() < probability
  }

  below(count: number): number {
    return Math.floor(this.random() * count)
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }

  /** Between the name of the operation and its selection. */
  get declarations(): string {
    return this.declared.length === 0 ? '' : ` (${this.declared.join(', ')})`
  }

  /** Its variables, each as it is declared. */
  get declared(): readonly string[] {
    return this.variables.map(({ text }) => text)
  }

  /** Those that are required, and some that are not, in brackets. */
  arguments(wanted: readonly GraphQLArgument[]): string {
    const made = wanted.flatMap((argument) => this.entry(argument, isRequiredArgument(argument)))
    if (made.length > 0) this.traits.add('an argument')
    return made.length === 0 ? '' : `(${made.join(', ')})`
  }

  /** The `if` of a directive, more often so that what it stands on remains. */
  condition(directive: 'skip' | 'include'): string {
    const value = (directive === 'include') === this.chance(0.65)
    return this.just(new GraphQLNonNull(GraphQLBoolean), value)
  }

  /** This value, written out or by a variable. */
  just(type: GraphQLInputType, value: unknown): string {
    return this.chance(0.5) ? this.variable(type, value) : this.literal(type, value)
  }

  private entry({ name, type, defaultValue }: GraphQLArgument | GraphQLInputField, required: boolean): string[] {
    if (!required && this.chance(0.3)) return []
    const mayLack = defaultValue !== undefined || !isNonNullType(type)
    return [`${name}: ${mayLack && this.chance(0.15) ? this.absent(type) : this.value(type)}`]
  }

  private value(type: GraphQLInputType): string {
    const known = this.variables.filter(({ fits }) => fits === String(type))
    if (known.length > 0 && this.chance(0.4)) return `$${this.pick(known).name}`
    if (this.chance(0.35)) return this.variable(type, this.valueOf(type))
    if (isNonNullType(type)) return this.written(type.ofType)
    return this.chance(0.1) ? 'null' : this.written(type)
  }

  /** Values within a list or an input object may be variables of their own. */
  private written(type: GraphQLInputType): string {
    if (isListType(type)) return `[${this.some(() => this.value(type.ofType)).join(', ')}]`
    if (!isInputObjectType(type)) return this.literal(type, this.valueOf(type))
    const fields = Object.values(type.getFields()).flatMap((field) =>
      this.entry(field, isNonNullType(field.type) && field.defaultValue === undefined),
    )
    return `{ ${fields.join(', ')} }`
  }

  private variable(type: GraphQLInputType, value: unknown): string {
    const name = `v${this.variables.length}`
    const byDefault = value !== null && this.chance(0.3)
    if (!byDefault) this.given[name] = value
    this.traits.add(byDefault ? 'a variable left to its default' : 'a variable')
    const text = `$${name}: ${String(type)}${byDefault ? ` = ${this.literal(type, value)}` : ''}`
    this.variables.push({ name, text, fits: String(type) })
    return `$${name}`
  }

  private absent(type: GraphQLInputType): string {
    const name = `v${this.variables.length}`
    const nullable = isNonNullType(type) ? type.ofType : type
    this.traits.add('a variable not given')
    this.variables.push({ name, text: `$${name}: ${String(nullable)}`, fits: 'nothing else' })
    return `$${name}`
  }

  private literal(type: GraphQLInputType, value: unknown): string {
    const node = astFromValue(value, type)
    if (!node) throw new TypeError(`${JSON.stringify(value)} is no ${String(type)}`)
    return print(node)
  }

  private some<Item>(make: () => Item): Item[] {
    return Array.from({ length: this.below(3) }, make)
  }

  private valueOf(type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return this.valueOf(type.ofType)
    if (isListType(type)) return this.some(() => this.valueOf(type.ofType))
    if (isEnumType(type)) return this.pick(type.getValues()).name
    if (isInputObjectType(type))
      return Object.fromEntries(
        Object.values(type.getFields())
          .filter(({ defaultValue }) => defaultValue === undefined || this.chance(0.6))
          .map((field) => [field.name, this.valueOf(field.type)]),
      )
    switch (type.name) {
      case 'ID':
        return this.pick(['', 'user_01'])
      case 'Int':
        return this.below(4)
      case 'Boolean':
        return this.chance(0.5)
      case 'String':
        return this.pick(STRINGS)
      default:
        throw new TypeError(`no values of ${type.name} are known`)
    }
  }
}
