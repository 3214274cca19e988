import { operationFromDocument } from '@apollo/federation-internals'
import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner'
import type { GraphResponse } from '@askchart/service'
import {
  type DocumentNode,
  executeSync,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLObjectType,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql'
import type { LoadedSupergraph } from '../supergraph.js'
import { Answering } from './answer.js'
import { decided, type Variables } from './conditions.js'
import type { Data } from './data.js'
import { type SafeDocument, withoutKeyAliases } from './key-aliases.js'
import { type PlanRun, receive, runPlan } from './run-plan.js'
import { type AnswerField, Selections } from './selections.js'

type Fetch = PlanRun['fetch']

/** What came of an operation. */
export interface Outcome {
  readonly data: Data | null
  /** As they were thrown or told. */
  readonly errors: readonly unknown[]
  /** Where subgraphs left out what the schema promises. */
  readonly missing: readonly GraphQLError[]
  /** Where they answered what the schema does not allow. */
  readonly unfit: readonly GraphQLError[]
}

/** An operation with its plan, made once for what its @skip and @include say, and run many times. */
export class PlannedOperation {
  readonly plan: QueryPlan
  /** Variables of @skip and @include that are neither true nor false: it is not to be run. */
  readonly undecided: readonly string[]
  private readonly safe: SafeDocument
  private readonly fragments: readonly FragmentDefinitionNode[]
  private readonly root: GraphQLObjectType
  private readonly selections: Selections

  /** Throws a GraphQLError where no plan can be made. */
  constructor(
    readonly definition: OperationDefinitionNode,
    document: DocumentNode,
    private readonly supergraph: LoadedSupergraph,
    conditions: ReadonlyMap<string, unknown>,
  ) {
    const { apiSchema, internalApiSchema, namesOfKeys, planner } = supergraph
    const root = apiSchema.getRootType(definition.operation)
    if (!root) throw new GraphQLError(`The graph has no ${definition.operation}.`)
    this.root = root
    this.undecided = [...conditions].flatMap(([name, value]) => (typeof value === 'boolean' ? [] : [name]))
    const { selectionSet } = decided(definition, conditions)
    this.fragments = document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [decided(one, conditions)] : [],
    )
    const asked = { kind: Kind.DOCUMENT, definitions: [{ ...definition, selectionSet }, ...this.fragments] } as const
    this.safe = withoutKeyAliases(asked, namesOfKeys)
    this.plan = planner.buildQueryPlan(
      operationFromDocument(internalApiSchema, withoutEmptySelections(this.safe.document), { validate: false }),
    )
    this.selections = new Selections(
      {
        schema: apiSchema,
        fragments: new Map(this.fragments.map((one) => [one.name.value, one])),
        sourceOf: (field) => this.safe.sourceOf(field),
      },
      [selectionSet],
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
    const { node } = this.plan
    if (node?.kind !== 'Subscription') throw new TypeError('only a subscription has events')
    return this.run(variables, fetch, node.rest, { node: node.primary, event })
  }

  private async run(
    variables: Variables,
    fetch: Fetch,
    node: PlanNode | undefined,
    first: { readonly node: FetchNode; readonly event: GraphResponse } | null,
  ): Promise<Outcome> {
    const { supergraphSchema, apiSchema } = this.supergraph
    const run: PlanRun = { schema: supergraphSchema, variables, fetch, data: {}, errors: [] }
    if (first) receive(run, first.node, first.event)
    if (node) await runPlan(run, node)
    const answering = new Answering(apiSchema, (field) => this.introspect(field, variables))
    const data = answering.answer(this.root, this.selections, run.data)
    const { missing, unfit } = answering
    return { data, errors: run.errors.map((error) => this.renamed(error)), missing, unfit }
  }

  private introspect({ key, nodes }: AnswerField, variables: Variables): unknown {
    const definition = { ...this.definition, selectionSet: { kind: Kind.SELECTION_SET, selections: nodes } } as const
    const { data, errors } = executeSync({
      schema: this.supergraph.apiSchema,
      document: { kind: Kind.DOCUMENT, definitions: [definition, ...this.fragments] },
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

/** The planner wants something selected of every object. */
const withoutEmptySelections = (document: DocumentNode): DocumentNode =>
  visit(document, {
    SelectionSet: { leave: (set) => (set.selections.length === 0 ? { ...set, selections: [TYPENAME] } : undefined) },
  })

const TYPENAME = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const
