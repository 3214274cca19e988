import { createUnionType, Field, Float, ObjectType } from 'type-graphql'
import { ChartDataEntity, GeneratedSqlEntity } from './chart-data.entity.js'

@ObjectType('QueryData')
export class QueryDataEntity {
  @Field(() => ChartDataEntity)
  readonly data: ChartDataEntity

  @Field(() => GeneratedSqlEntity)
  readonly sql: GeneratedSqlEntity

  @Field(() => Float)
  readonly elapsedMs: number

  constructor(data: ChartDataEntity, sql: GeneratedSqlEntity, elapsedMs: number) {
    this.data = data
    this.sql = sql
    this.elapsedMs = elapsedMs
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
