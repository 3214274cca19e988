import {
  type ConstValueNode,
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type ValueNode,
  visit,
} from 'graphql'

export type Variables = Readonly<Record<string, unknown>>

/** What `@skip` and `@include` of an operation depend on. */
export interface Conditions {
  /** The value of each variable they name, in the same order always; anything but true and false is unfit. */
  valuesFor(variables: Variables): ReadonlyMap<string, unknown>
}

export function conditionsOf(definition: OperationDefinitionNode, document: DocumentNode): Conditions {
  const names = new Set<string>()
  visit(document, {
    Directive(directive) {
      const value = ifOf(directive)
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  const named = (definition.variableDefinitions ?? []).filter(({ variable }) => names.has(variable.name.value))
  return {
    valuesFor: (variables) =>
      new Map(
        named.map(({ variable: { name }, defaultValue }) => {
          const given = Object.hasOwn(variables, name.value) ? variables[name.value] : undefined
          return [name.value, given === undefined ? booleanIn(defaultValue) : given]
        }),
      ),
  }
}

/** What is left of a definition: no `@skip`, no `@include`, and not what they leave out. Selections may be left empty. */
export function decided<Definition extends OperationDefinitionNode | FragmentDefinitionNode>(
  definition: Definition,
  values: ReadonlyMap<string, unknown>,
): Definition {
  const holds = (value: ValueNode | null): unknown =>
    value?.kind === Kind.VARIABLE ? values.get(value.name.value) : booleanIn(value)
  const orNothing = ({ directives = [] }: SelectionNode): null | undefined =>
    directives.some((one) => isCondition(one) && (holds(ifOf(one)) === true) === (one.name.value === 'skip'))
      ? null
      : undefined
  return visit(definition, {
    Field: orNothing,
    InlineFragment: orNothing,
    FragmentSpread: orNothing,
    Directive: (directive) => (isCondition(directive) ? null : undefined),
  })
}

const isCondition = ({ name }: DirectiveNode): boolean => name.value === 'skip' || name.value === 'include'

const ifOf = (directive: DirectiveNode): ValueNode | null =>
  (isCondition(directive) && directive.arguments?.find(({ name }) => name.value === 'if')?.value) || null

const booleanIn = (value: ValueNode | ConstValueNode | null | undefined): boolean | undefined =>
  value?.kind === Kind.BOOLEAN ? value.value : undefined
