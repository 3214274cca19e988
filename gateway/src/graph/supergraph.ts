import { Supergraph } from '@apollo/federation-internals'
import { QueryPlanner } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { namesOfKeys } from './execution/key-aliases.js'
import { readSubscriptionTags, type SubscriptionTags } from './subscription-tags.js'

type InternalSchema = ReturnType<Supergraph['apiSchema']>

/** The composed graph, read once: what clients may ask, who answers what, and the planner between the two. */
export interface LoadedSupergraph {
  readonly sdl: string
  /** What clients see: nothing inaccessible, no `_entities`, no `_service`. */
  readonly apiSchema: GraphQLSchema
  readonly internalApiSchema: InternalSchema
  readonly supergraphSchema: GraphQLSchema
  readonly planner: QueryPlanner
  readonly subgraphs: readonly string[]
  readonly tags: SubscriptionTags
  /** Names under which the planner itself asks subgraphs for something. */
  readonly namesOfKeys: ReadonlySet<string>
}

/** Reads a supergraph as composition printed it; throws where it is not one. */
export function loadSupergraph(sdl: string): LoadedSupergraph {
  const supergraph = Supergraph.build(sdl, { validateSupergraph: true })
  const internalApiSchema = supergraph.apiSchema()
  return {
    sdl,
    apiSchema: internalApiSchema.toGraphQLJSSchema(),
    internalApiSchema,
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    planner: new QueryPlanner(supergraph),
    subgraphs: supergraph.subgraphsMetadata().map((subgraph) => subgraph.name),
    tags: readSubscriptionTags(sdl),
    namesOfKeys: namesOfKeys(sdl),
  }
}
