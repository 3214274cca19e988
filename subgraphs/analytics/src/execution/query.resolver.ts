import type { RequestContext } from '@askchart/service'
import { Arg, Ctx, Query, Resolver } from 'type-graphql'
import { QueryInput, queryOf } from './query.input.js'
import { QueryDataEntity, QueryProblemEntity, QueryResult } from './query-result.entity.js'
import type { QueryService } from './query.service.js'

@Resolver()
export class QueryResolver {
  constructor(private readonly queries: QueryService) {}

  @Query(() => QueryResult, {
    description: 'Runs a structured query without any language: measures by dimensions, filtered, ordered, limited.',
  })
  async runQuery(
    @Arg('input', () => QueryInput) input: QueryInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<typeof QueryResult> {
    const outcome = await this.queries.run(viewer, input.datasetId, queryOf(input))
    if ('problem' in outcome) {
      return new QueryProblemEntity(outcome.problem.message, outcome.problem.path || null)
    }
    return new QueryDataEntity(outcome.compiled, outcome.ran)
  }
}
