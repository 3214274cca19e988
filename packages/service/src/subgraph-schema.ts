import 'reflect-metadata'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { printSchemaWithDirectives } from '@graphql-tools/utils'
import { type GraphQLSchema, parse } from 'graphql'
import { buildSchemaSync, createResolversMap, type NonEmptyArray } from 'type-graphql'
import type { RequestContext } from './context.js'

const FEDERATION = 'https://specs.apollo.dev/federation/v2.9'
const DIRECTIVES = ['@key', '@shareable', '@external', '@requires', '@inaccessible', '@tag'] as const

/** Finds an entity by the fields other subgraphs know it by; null when it is not there or the viewer may not see it. */
export type ReferenceResolver<Context> = (reference: Readonly<Record<string, unknown>>, context: Context) => unknown

export interface SubgraphSchemaOptions<Context extends RequestContext> {
  /** Instances of type-graphql resolver classes. */
  readonly resolvers: readonly object[]
  /** By entity name. Entities must also stand in `orphanedTypes` where no field leads to them. */
  readonly references: Readonly<Record<string, ReferenceResolver<Context>>>
  readonly orphanedTypes?: readonly ResolverClass[]
}

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- type-graphql's word for a class
type ResolverClass = Function

export interface SubgraphSchema {
  readonly schema: GraphQLSchema
  /** The subgraph's own SDL, federation directives included: what composition takes. */
  readonly sdl: string
}

/** One subgraph's executable schema and SDL from its type-graphql classes. */
export function buildSubgraph<Context extends RequestContext>(options: SubgraphSchemaOptions<Context>): SubgraphSchema {
  const instances = new Map<unknown, object>(options.resolvers.map((resolver) => [resolver.constructor, resolver]))
  const [first, ...rest] = options.resolvers.map((resolver) => resolver.constructor)
  if (!first) throw new Error('a subgraph needs at least one resolver')
  const classes: NonEmptyArray<ResolverClass> = [first, ...rest]
  const plain = buildSchemaSync({
    resolvers: classes,
    orphanedTypes: [...(options.orphanedTypes ?? [])],
    container: {
      get(wanted: unknown) {
        const instance = instances.get(wanted)
        if (!instance) throw new Error(`no instance of resolver ${String(wanted)}`)
        return instance
      },
    },
    // type-graphql demands one, and uses it only where a subscription names topics; ours bring their own iterators.
    pubSub: {
      publish: () => undefined,
      subscribe: (topic) => {
        throw new Error(`a subscription to the topic ${topic} has no iterator of its own`)
      },
    },
    skipCheck: true,
    validate: false,
  })
  const body = printSchemaWithDirectives(plain)
  const used = DIRECTIVES.filter((directive) => new RegExp(`${directive}\\b`).test(body))
  const sdl = `extend schema @link(url: "${FEDERATION}", import: ${JSON.stringify(used)})\n\n${body.replace(/^schema \{[^}]*\}\s*/m, '')}\n`
  const resolvers: Record<string, object> = { ...createResolversMap(plain) }
  for (const [name, reference] of Object.entries(options.references)) {
    resolvers[name] = { ...resolvers[name], __resolveReference: reference }
  }

  return { schema: buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never }), sdl }
}

/** Collaborators for a schema that is only printed: whoever calls one is told so. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names what it stands in for
export function inert<Parts extends object>(): Parts {
  const refuse = {
    get(_target: object, name: string | symbol): never {
      throw new Error(`a schema that is only printed asked for ${String(name)}`)
    },
  }

  return new Proxy({}, refuse) as Parts
}
