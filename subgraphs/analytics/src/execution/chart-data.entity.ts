import { CellScalar, DateTimeScalar } from '@askchart/service'
import type { Cell, DataColumn } from '@askchart/vocabulary'
import { Arg, Field, Int, ObjectType } from 'type-graphql'
import { ColumnType } from '../enums.js'
import type { CompiledQuery } from '../query/compile.js'
import { pageOf } from './page.js'
import type { QueryRows } from './query.data-source.js'

@ObjectType('DataColumn')
export class DataColumnEntity {
  @Field(() => String)
  readonly name!: string

  @Field(() => ColumnType)
  readonly type!: ColumnType

  @Field(() => [CellScalar], {
    nullable: 'items',
    description:
      "Dates as YYYY-MM-DD; points in time as the dataset's clocks show them, with the offset: 2025-03-30T03:30:00+02:00, or Z in UTC.",
  })
  readonly values!: readonly Cell[]
}

@ObjectType('ChartData', {
  description: 'Columnar: ask for the columns and the rows you draw, and nothing else is sent.',
})
export class ChartDataEntity {
  constructor(private readonly rows: QueryRows) {}

  @Field(() => [DataColumnEntity], {
    description:
      'first and after page the rows; maxPoints thins a long series without losing its peaks (LTTB), all columns alike.',
  })
  columns(
    @Arg('names', () => [String], { nullable: true }) names: readonly string[] | null,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => Int, { nullable: true }) after: number | null,
    @Arg('maxPoints', () => Int, { nullable: true }) maxPoints: number | null,
  ): readonly DataColumn[] {
    return pageOf(this.rows, {
      names: names ?? null,
      first: first ?? null,
      after: after ?? null,
      maxPoints: maxPoints ?? null,
    })
  }

  @Field(() => Int)
  get rowCount(): number {
    return this.rows.rowCount
  }

  @Field(() => Boolean)
  get truncated(): boolean {
    return this.rows.truncated
  }

  @Field(() => DateTimeScalar)
  get asOf(): Date {
    return this.rows.asOf
  }
}

@ObjectType('GeneratedSql')
export class GeneratedSqlEntity {
  @Field(() => String)
  readonly text: string

  @Field(() => [CellScalar], { nullable: 'items' })
  readonly parameters: readonly Cell[]

  @Field(() => String)
  readonly dialect: string

  constructor(compiled: CompiledQuery) {
    this.text = compiled.sql
    this.parameters = Object.values(compiled.parameters)
    this.dialect = compiled.dialect
  }
}
