import { createUnionType, Field, Float, ObjectType } from 'type-graphql'
import type { CompiledQuery } from '../query/compile.js'
import { ChartDataEntity, GeneratedSqlEntity } from './chart-data.entity.js'
import type { RanQuery } from './query.service.js'

@ObjectType('QueryData')
export class QueryDataEntity {
  @Field(() => ChartDataEntity)
  readonly data: ChartDataEntity

  @Field(() => GeneratedSqlEntity)
  readonly sql: GeneratedSqlEntity

  @Field(() => Float)
  readonly elapsedMs: number

  @Field(() => Boolean, {
    description: 'True where the rows were there already, or somebody else was waiting for them.',
  })
  readonly cached: boolean

  constructor(compiled: CompiledQuery, { rows, elapsedMs, cached }: RanQuery) {
    this.data = new ChartDataEntity(rows)
    this.sql = new GeneratedSqlEntity(compiled)
    this.elapsedMs = elapsedMs
    this.cached = cached
  }
}

@ObjectType('QueryProblem')
export class QueryProblemEntity {
  @Field(() => String)
  readonly message: string

  @Field(() => String, {
    nullable: true,
    description: 'The part of the query at fault, such as filter.and[1].column.',
  })
  readonly path: string | null

  constructor(message: string, path: string | null) {
    this.message = message
    this.path = path
  }
}

export const QueryResult = createUnionType({
  name: 'QueryResult',
  types: () => [QueryDataEntity, QueryProblemEntity] as const,
})
