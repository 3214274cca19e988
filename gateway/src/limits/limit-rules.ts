import {
  type ASTNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql'
import type { Limits } from './limits.js'
import { POSITION } from '../subscriptions/primary-request.js'
import { measure, type Measures } from './measure.js'
import { plainValuesRule } from './plain-values.js'

const refusal = (message: string, node: OperationDefinitionNode): GraphQLError =>
  new GraphQLError(message, { nodes: node, extensions: { code: 'LIMIT_EXCEEDED' } })

/** A rule that looks at each operation once, its fragments followed. */
const perOperation =
  (check: (operation: OperationDefinitionNode, context: ValidationContext) => string | null): ValidationRule =>
  (context) => ({
    OperationDefinition(operation) {
      const message = check(operation, context)
      if (message !== null) context.reportError(refusal(message, operation))
      return false
    },
    FragmentDefinition: () => false,
  })

const atMost = (limit: number, noun: string, of: (measures: Measures) => number): ValidationRule =>
  perOperation((operation, context) => {
    const measures = measure(context.getDocument()).operations.get(operation)
    return measures && of(measures) > limit
      ? `This operation has more than ${limit} ${noun}. Ask in several operations.`
      : null
  })

/** No path of fields is longer than the limit; below `__schema` and `__type` nothing counts. */
export const depthRule = (limits: Limits): ValidationRule =>
  atMost(limits.depth, 'levels of fields', (measures) => measures.depth)

export const aliasesRule = (limits: Limits): ValidationRule =>
  atMost(limits.aliases, 'aliases', (measures) => measures.aliases)

export const fieldsRule = (limits: Limits): ValidationRule =>
  atMost(limits.fields, 'fields', (measures) => measures.fields)

export const directivesRule = (limits: Limits): ValidationRule =>
  atMost(limits.directives, 'directives', (measures) => measures.directives)

/** Mutations that cost or let in stand once in an operation, however they are spread or named. */
export const onceAnOperationRule = (limits: Limits): ValidationRule =>
  perOperation((operation, context) => {
    const counts = measure(context.getDocument()).rootFields.get(operation)
    const twice = limits.onceAnOperation.find((name) => (counts?.get(name) ?? 0) > 1)
    return twice === undefined ? null : `${twice} may stand only once in an operation.`
  })

/** Variables that the gateway adds to what it asks of subgraphs. */
const RESERVED_VARIABLES = new Set(['representations', POSITION])

/** Names that begin with two underscores belong to GraphQL and to JavaScript objects, some variables to the gateway. */
export const reservedNamesRule: ValidationRule = (context) => {
  const refuse = (message: string, node: ASTNode): void =>
    context.reportError(new GraphQLError(message, { nodes: node, extensions: { code: 'LIMIT_EXCEEDED' } }))
  return {
    Field(field) {
      if (field.alias?.value.startsWith('__') === true)
        refuse(`The alias ${field.alias.value} is reserved: choose one that does not begin with "__".`, field)
    },
    VariableDefinition({ variable }) {
      const name = variable.name.value
      if (name.startsWith('__') || RESERVED_VARIABLES.has(name))
        refuse(`The variable $${name} is reserved: choose another name.`, variable)
    },
  }
}

/** The doors between subgraphs are not for clients. */
export const federationFieldsRule: ValidationRule = (context) => ({
  Field(field) {
    const name = field.name.value
    if (name === '_entities' || name === '_service')
      context.reportError(
        new GraphQLError(`The field ${name} is not for clients.`, {
          nodes: field,
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        }),
      )
  },
})

/** Found here, before GraphQL's own rules walk into the circle. */
export const circularFragmentsRule: ValidationRule = (context) => ({
  Document(document) {
    const { circularFragment } = measure(document)
    if (circularFragment)
      context.reportError(
        new GraphQLError(`The fragment ${circularFragment.name.value} contains itself.`, {
          nodes: circularFragment,
          extensions: { code: 'LIMIT_EXCEEDED' },
        }),
      )
    return false
  },
})

/**
 * What a subscription listens to may not depend on a condition (GraphQL, "Single root field"). Found here, as GraphQL's own
 * rule knows no variables and breaks where one decides.
 */
export const unconditionalRootRule: ValidationRule = (context) => ({
  OperationDefinition({ operation, selectionSet }) {
    if (operation === OperationTypeNode.SUBSCRIPTION) checkRoot(selectionSet, context, new Set())
    return false
  },
  FragmentDefinition: () => false,
})

function checkRoot({ selections }: SelectionSetNode, context: ValidationContext, seen: Set<string>): void {
  for (const selection of selections) {
    const condition = selection.directives?.find(({ name }) => name.value === 'skip' || name.value === 'include')
    if (condition)
      context.reportError(
        new GraphQLError(
          `The root field of a subscription may not stand under @${condition.name.value}: subscribe to it or do not.`,
          { nodes: condition, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
        ),
      )
    if (selection.kind === Kind.INLINE_FRAGMENT) checkRoot(selection.selectionSet, context, seen)
    if (selection.kind !== Kind.FRAGMENT_SPREAD || seen.has(selection.name.value)) continue
    seen.add(selection.name.value)
    const fragment = context.getFragment(selection.name.value)
    if (fragment) checkRoot(fragment.selectionSet, context, seen)
  }
}

/** Every limit on a document, cheap enough to check before GraphQL's own rules, some of which are quadratic. */
export const limitRules = (limits: Limits): readonly ValidationRule[] => [
  circularFragmentsRule,
  depthRule(limits),
  aliasesRule(limits),
  fieldsRule(limits),
  directivesRule(limits),
  onceAnOperationRule(limits),
  reservedNamesRule,
  federationFieldsRule,
  unconditionalRootRule,
  plainValuesRule,
]
