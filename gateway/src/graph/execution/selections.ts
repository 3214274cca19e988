import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

/** A field of an answer. */
export interface AnswerField {
  /** Its name in the answer. */
  readonly key: string
  /** Its name in what the plan brings. */
  readonly source: string
  readonly kind: 'value' | 'typename' | 'introspection'
  readonly type: GraphQLOutputType | null
  /** Null where it holds no objects. */
  readonly below: Selections | null
  readonly nodes: readonly FieldNode[]
}

/** What the selections of one operation are read with. */
export interface Reading {
  readonly schema: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** What a field is called in what the plan brings. */
  readonly sourceOf: (field: FieldNode) => string
}

/** What is selected at one place of an answer, worked out once for each type of object that is found there. */
export class Selections {
  private readonly byType = new Map<GraphQLCompositeType, readonly AnswerField[]>()

  constructor(
    private readonly reading: Reading,
    private readonly sets: readonly SelectionSetNode[],
  ) {}

  fieldsOf(type: GraphQLCompositeType): readonly AnswerField[] {
    const known = this.byType.get(type)
    if (known) return known
    const byKey = new Map<string, FieldNode[]>()
    for (const set of this.sets) this.collect(type, set.selections, byKey, new Set())
    const made = [...byKey].flatMap(([key, nodes]) => this.field(type, key, nodes))
    this.byType.set(type, made)
    return made
  }

  private collect(
    type: GraphQLCompositeType,
    selections: readonly SelectionNode[],
    byKey: Map<string, FieldNode[]>,
    spread: Set<string>,
  ): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value
        const nodes = byKey.get(key)
        if (nodes) nodes.push(selection)
        else byKey.set(key, [selection])
        continue
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (spread.has(selection.name.value)) continue
        spread.add(selection.name.value)
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : this.reading.fragments.get(selection.name.value)
      if (fragment && this.applies(fragment.typeCondition?.name.value ?? null, type))
        this.collect(type, fragment.selectionSet.selections, byKey, spread)
    }
  }

  private field(type: GraphQLCompositeType, key: string, nodes: readonly FieldNode[]): AnswerField[] {
    const [first] = nodes
    if (!first) return []
    const plain = { key, nodes, source: this.reading.sourceOf(first), type: null, below: null }
    const name = first.name.value
    if (name === '__typename') return [{ ...plain, kind: 'typename' }]
    if (name === '__schema' || name === '__type') return [{ ...plain, kind: 'introspection' }]
    const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
    if (!definition) return []
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
    const below = isCompositeType(getNamedType(definition.type)) ? new Selections(this.reading, sets) : null
    return [{ ...plain, kind: 'value', type: definition.type, below }]
  }

  private applies(condition: string | null, type: GraphQLCompositeType): boolean {
    if (condition === null || condition === type.name) return true
    const wanted = this.reading.schema.getType(condition)
    if (!isAbstractType(wanted) || !(isObjectType(type) || isInterfaceType(type))) return false
    return this.reading.schema.isSubType(wanted, type)
  }
}
