import { DateTimeScalar, PageInfo } from '@askchart/service'
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'

export const LearnedKind = {
  SYNONYM: 'SYNONYM',
  VALUE: 'VALUE',
  AGGREGATE: 'AGGREGATE',
  PREFERENCE: 'PREFERENCE',
  VERIFIED_ANSWER: 'VERIFIED_ANSWER',
} as const
export type LearnedKind = keyof typeof LearnedKind

export const Verdict = { ACCEPTED: 'ACCEPTED', CORRECTED: 'CORRECTED', REJECTED: 'REJECTED' } as const
export type Verdict = keyof typeof Verdict

registerEnumType(LearnedKind, {
  name: 'LearnedKind',
  valuesConfig: {
    SYNONYM: { description: 'A phrase that means a column.' },
    VALUE: { description: 'A phrase that means a value of a column.' },
    AGGREGATE: { description: 'How a column is summed up where a question does not say.' },
    PREFERENCE: { description: 'A column that is taken instead of another where a question names neither.' },
    VERIFIED_ANSWER: { description: 'A question whose answer was accepted or corrected.' },
  },
})
registerEnumType(Verdict, {
  name: 'Verdict',
  valuesConfig: {
    ACCEPTED: { description: 'It was right: the same question is answered in the same way from now on.' },
    CORRECTED: { description: 'The correction says what would have been right.' },
    REJECTED: { description: 'It was wrong: a verified answer to the question is forgotten.' },
  },
})

@ObjectType('Dataset')
@Directive('@key(fields: "id", resolvable: false)')
export class DatasetEntity {
  @Field(() => ID)
  readonly id: string

  constructor(id: string) {
    this.id = id
  }
}

@ObjectType('Learned', { description: 'One thing that a workspace has taught about a dataset of its own.' })
export class LearnedEntity {
  @Field(() => ID)
  readonly id!: string

  @Field(() => LearnedKind)
  readonly kind!: LearnedKind

  @Field(() => String, { description: "In plain words: 'turnover' means orders.amount." })
  readonly description!: string

  @Field(() => DatasetEntity, { nullable: true })
  readonly dataset!: DatasetEntity

  @Field(() => String, { nullable: true, description: 'What was noted with the feedback that taught it.' })
  readonly note!: string | null

  @Field(() => DateTimeScalar)
  readonly taughtAt!: Date
}

@ObjectType('LearnedEdge')
export class LearnedEdgeEntity {
  @Field(() => LearnedEntity)
  readonly node!: LearnedEntity

  @Field(() => String)
  readonly cursor!: string
}

@ObjectType('LearnedConnection')
export class LearnedConnectionEntity {
  @Field(() => [LearnedEdgeEntity])
  readonly edges!: readonly LearnedEdgeEntity[]

  @Field(() => PageInfo)
  readonly pageInfo!: PageInfo

  @Field(() => Int)
  readonly totalCount!: number
}

@ObjectType()
export class FeedbackPayload {
  @Field(() => [LearnedEntity], {
    description: 'What was learned from it, now or before; empty where nothing is to be.',
  })
  readonly learned!: readonly LearnedEntity[]
}

@ObjectType()
export class ForgetLearnedPayload {
  @Field(() => Boolean)
  readonly forgotten!: boolean
}
