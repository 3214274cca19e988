import { createUnionType, Directive, Field, ID, ObjectType } from 'type-graphql'
import { ChartEntity } from './chart.entity.js'
import { AnalysisEntity } from './stubs.entity.js'

@ObjectType()
export class ChartGenerated {
  @Field(() => ChartEntity)
  readonly chart!: ChartEntity

  @Field(() => AnalysisEntity, { nullable: true })
  readonly analysis?: AnalysisEntity | null
}

@ObjectType()
@Directive('@shareable')
export class Choice {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String)
  readonly label!: string

  @Field(() => String)
  readonly explanation!: string
}

@ObjectType()
@Directive('@shareable')
export class ClarificationNeeded {
  @Field(() => String)
  readonly question!: string

  @Field(() => String)
  readonly about!: string

  @Field(() => [Choice])
  readonly choices!: Choice[]
}

@ObjectType()
@Directive('@shareable')
export class CannotAnswer {
  @Field(() => String)
  readonly message!: string

  @Field(() => [String])
  readonly unknown!: string[]

  @Field(() => [String])
  readonly suggestions!: string[]
}

@ObjectType({ description: 'The prompt was understood and nothing matched it.' })
export class NoData {
  @Field(() => String)
  readonly message!: string

  @Field(() => String)
  readonly explanation!: string
}

@ObjectType()
export class ChartCreated {
  @Field(() => ChartEntity)
  readonly chart!: ChartEntity
}

@ObjectType()
export class SpecIssue {
  @Field(() => String)
  readonly path!: string

  @Field(() => String)
  readonly message!: string
}

@ObjectType()
export class InvalidSpec {
  @Field(() => String)
  readonly message!: string

  @Field(() => [SpecIssue])
  readonly issues!: SpecIssue[]
}

@ObjectType()
export class DeleteChartPayload {
  @Field(() => Boolean)
  readonly deleted!: boolean
}

export const GenerateChartResult = createUnionType({
  name: 'GenerateChartResult',
  types: () => [ChartGenerated, ClarificationNeeded, CannotAnswer, NoData] as const,
  resolveType: (value) => {
    if ('chart' in value) return ChartGenerated
    if ('question' in value) return ClarificationNeeded
    return 'unknown' in value ? CannotAnswer : NoData
  },
})

export const CreateChartResult = createUnionType({
  name: 'CreateChartResult',
  types: () => [ChartCreated, InvalidSpec] as const,
  resolveType: (value) => ('chart' in value ? ChartCreated : InvalidSpec),
})
