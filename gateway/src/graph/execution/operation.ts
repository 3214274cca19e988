import { operationFromDocument } from '@apollo/federation-internals'
import type { FetchNode, PlanNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner'
import type { GraphResponse } from '@askchart/service'
import {
  type DocumentNode,
  executeSync,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLObjectType,
  Kind,
  type OperationDefinitionNode,
  valueFromASTUntyped,
  visit,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import type { LoadedSupergraph } from '../supergraph.js'
import { Answering } from './answer.js'
import type { Data } from './data.js'
import { type SafeDocument, withoutKeyAliases } from './key-aliases.js'
import { type PlanRun, receive, runPlan } from './run-plan.js'
import { type AnswerField, Selections } from './selections.js'

export type Variables = Readonly<Record<string, unknown>>
type Fetch = PlanRun['fetch']

/** What came of an operation, with the errors as they were thrown or told. */
export interface Outcome {
  readonly data: Data | null
  readonly errors: readonly unknown[]
  /** What the schema promises and subgraphs left out. */
  readonly missing: readonly GraphQLError[]
}

/** Combinations of variables in @skip and @include for which the selection is kept worked out. */
const COMBINATIONS = 16

/** An operation with its plan, made once and run many times. */
export class PlannedOperation {
  readonly plan: QueryPlan
  private readonly safe: SafeDocument
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  private readonly conditions: readonly string[]
  private readonly defaults: Data
  private readonly selections = new LRUCache<string, Selections>({ max: COMBINATIONS })

  /** Throws a GraphQLError where no plan can be made. */
  constructor(
    readonly definition: OperationDefinitionNode,
    document: DocumentNode,
    private readonly supergraph: LoadedSupergraph,
  ) {
    this.safe = withoutKeyAliases(document, supergraph.namesOfKeys)
    const named = definition.name ? { operationName: definition.name.value } : {}
    this.plan = supergraph.planner.buildQueryPlan(
      operationFromDocument(supergraph.internalApiSchema, this.safe.document, { ...named, validate: false }),
    )
    this.fragments = new Map(
      document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
    )
    this.conditions = conditionsOf(document)
    this.defaults = Object.fromEntries(
      (definition.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
        defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
      ),
    )
  }

  /** The name in the answer of what a fetch of the plan asks for under this name. */
  keyOf(name: string): string {
    return this.safe.keyOf(name)
  }

  async execute(variables: Variables, fetch: Fetch): Promise<Outcome> {
    const { node } = this.plan
    if (node?.kind === 'Subscription') throw new TypeError('a subscription has events, and no answer')
    return this.run(variables, fetch, node, null)
  }

  /** The rest of a subscription's plan run on one event of the subgraph that owns it. */
  async executeEvent(variables: Variables, fetch: Fetch, event: GraphResponse): Promise<Outcome> {
    const node = this.subscription()
    return this.run(variables, fetch, node.rest, { node: node.primary, event })
  }

  private subscription(): SubscriptionNode {
    const { node } = this.plan
    if (node?.kind !== 'Subscription') throw new TypeError('only a subscription has events')
    return node
  }

  private async run(
    variables: Variables,
    fetch: Fetch,
    node: PlanNode | undefined,
    first: { readonly node: FetchNode; readonly event: GraphResponse } | null,
  ): Promise<Outcome> {
    const holds = (name: string): boolean => decided(name, this.valueOf(variables, name))
    const selections = this.selectionsFor(variables)
    const run: PlanRun = {
      schema: this.supergraph.supergraphSchema,
      variables,
      fetch,
      holds,
      data: {},
      errors: [],
    }
    if (first) receive(run, first.node, first.event)
    if (node) await runPlan(run, node)
    const answering = new Answering(this.supergraph.apiSchema, (field) => this.introspect(field, variables))
    const data = answering.answer(this.root(), selections, run.data)
    return { data, errors: run.errors.map((error) => this.renamed(error)), missing: answering.missing }
  }

  private root(): GraphQLObjectType {
    const root = this.supergraph.apiSchema.getRootType(this.definition.operation)
    if (!root) throw new TypeError(`the graph has no ${this.definition.operation}`)
    return root
  }

  /** Of a variable of @skip or @include. */
  private valueOf(variables: Variables, name: string): unknown {
    const given = Object.hasOwn(variables, name) ? variables[name] : undefined
    return given === undefined ? this.defaults[name] : given
  }

  private selectionsFor(variables: Variables): Selections {
    const values = new Map(this.conditions.map((name) => [name, this.valueOf(variables, name)]))
    const combination = [...values.values()].map((value) => (typeof value === 'boolean' ? Number(value) : '-')).join('')
    const known = this.selections.get(combination)
    if (known) return known
    const { fragments, safe, definition, supergraph } = this
    const made = new Selections(
      {
        schema: supergraph.apiSchema,
        fragments,
        holds: (name) => decided(name, values.get(name)),
        sourceOf: (field) => safe.sourceOf(field),
      },
      [definition.selectionSet],
    )
    this.selections.set(combination, made)
    return made
  }

  private introspect({ key, nodes }: AnswerField, variables: Variables): unknown {
    const definition = { ...this.definition, selectionSet: { kind: Kind.SELECTION_SET, selections: nodes } } as const
    const { data, errors } = executeSync({
      schema: this.supergraph.apiSchema,
      document: { kind: Kind.DOCUMENT, definitions: [definition, ...this.fragments.values()] },
      variableValues: variables,
    })
    if (errors?.[0]) throw errors[0]
    return data?.[key]
  }

  private renamed(error: unknown): unknown {
    if (!(error instanceof GraphQLError) || !error.path) return error
    const path = error.path.map((step) => (typeof step === 'string' ? this.safe.keyOf(step) : step))
    return new GraphQLError(error.message, { path, extensions: error.extensions })
  }
}

function decided(name: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value
  throw new GraphQLError(`$${name} decides what is asked for, and so has to be true or false.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  })
}

/** The variables of all @skip and @include. */
function conditionsOf(document: DocumentNode): readonly string[] {
  const found = new Set<string>()
  visit(document, {
    Directive({ name, arguments: given = [] }) {
      if (name.value !== 'skip' && name.value !== 'include') return
      for (const { value } of given) if (value.kind === Kind.VARIABLE) found.add(value.name.value)
    },
  })
  return [...found]
}
