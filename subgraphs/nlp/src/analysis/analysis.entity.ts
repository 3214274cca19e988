import { CellScalar, QuerySpecScalar } from '@askchart/service'
import {
  Arrangement,
  type Cell,
  Intent,
  Mark,
  MentionKind,
  ModelFailure,
  Orientation,
  type QuerySpec,
} from '@askchart/vocabulary'
import { createUnionType, Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'

const Engine = { OFFLINE: 'OFFLINE', LANGUAGE_MODEL: 'LANGUAGE_MODEL', VERIFIED_ANSWER: 'VERIFIED_ANSWER' } as const

registerEnumType(Engine, {
  name: 'Engine',
  description: 'Who read the prompt.',
  valuesConfig: {
    OFFLINE: { description: 'The reader of this system, on its own.' },
    LANGUAGE_MODEL: { description: 'The language model that is configured; its query is checked and explained here.' },
    VERIFIED_ANSWER: {
      description: 'The same question was answered before, and that answer was accepted or corrected.',
    },
  },
})
registerEnumType(ModelFailure, {
  name: 'ModelFailure',
  description: 'Why the language model gave no reading.',
  valuesConfig: {
    TIMED_OUT: { description: 'It gave no answer within the deadline.' },
    UNAVAILABLE: { description: 'It could not be reached, refused, or has failed so often that it is left alone.' },
    BUDGET_SPENT: { description: 'What the workspace may spend on it today is spent. Nothing was sent.' },
    UNUSABLE_ANSWER: { description: 'Its answer was no query of this dataset.' },
    NO_READING: { description: 'It answered that the dataset does not hold what is asked.' },
  },
})
registerEnumType(Intent, { name: 'Intent' })
registerEnumType(Mark, { name: 'Mark' })
registerEnumType(Arrangement, { name: 'Arrangement' })
registerEnumType(Orientation, { name: 'Orientation', description: 'Which way bars lie.' })
registerEnumType(MentionKind, {
  name: 'MentionKind',
  valuesConfig: {
    LEFT_OUT: { description: 'It has no part in the reading, most often because nothing in the data is called so.' },
  },
})

@ObjectType('Mention')
export class MentionEntity {
  @Field(() => String)
  readonly text!: string

  @Field(() => Int, { description: 'Where it starts in the prompt, in UTF-16 units.' })
  readonly start!: number

  @Field(() => Int, { description: 'Where it has ended.' })
  readonly end!: number

  @Field(() => MentionKind)
  readonly kind!: MentionKind

  @Field(() => String, { nullable: true })
  readonly column!: string | null

  @Field(() => CellScalar, { nullable: true })
  readonly value!: Cell

  @Field(() => Float)
  readonly confidence!: number
}

@ObjectType('Analysis')
@Directive('@key(fields: "id")')
export class AnalysisEntity {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String)
  readonly prompt!: string

  @Field(() => Intent)
  readonly intent!: Intent

  @Field(() => Mark)
  readonly mark!: Mark

  @Field(() => Arrangement, {
    nullable: true,
    description: 'How a second dimension is laid out, where the prompt says so.',
  })
  readonly arrangement!: Arrangement | null

  @Field(() => Orientation, { nullable: true, description: 'How bars lie, where the prompt says so.' })
  readonly orientation?: Orientation

  @Field(() => String, {
    nullable: true,
    description: 'What the chart is called, where this prompt or one it goes on from says so ("title it Revenue").',
  })
  readonly title?: string

  @Field(() => String, {
    nullable: true,
    description: 'The one colour that this prompt asks for ("make it teal"): a name of CSS or #rrggbb.',
  })
  readonly colour?: string

  @Field(() => Float, { description: '0 to 1.' })
  readonly confidence!: number

  @Field(() => [MentionEntity], { description: 'How each word was read.' })
  readonly mentions!: readonly MentionEntity[]

  @Field(() => String, { description: 'The reading in one plain sentence.' })
  readonly explanation!: string

  @Field(() => QuerySpecScalar)
  readonly query!: QuerySpec

  @Field(() => Engine)
  readonly engine!: string

  @Field(() => ModelFailure, {
    nullable: true,
    description:
      'The reader was unsure and the language model was to be asked, but did not give this reading: why. Null where it gave it, and where it was not needed or is not configured.',
  })
  readonly modelFailure!: ModelFailure | null

  @Field(() => Float)
  readonly elapsedMs!: number
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

@ObjectType({
  description:
    'Two readings are about as likely: pick one and ask again with its choiceId, which holds the whole reading and guesses nothing again.',
})
@Directive('@shareable')
export class ClarificationNeeded {
  @Field(() => String)
  readonly question!: string

  @Field(() => String)
  readonly about!: string

  @Field(() => [Choice])
  readonly choices!: readonly Choice[]
}

@ObjectType()
@Directive('@shareable')
export class CannotAnswer {
  @Field(() => String)
  readonly message!: string

  @Field(() => [String], { description: 'What in the prompt was not understood.' })
  readonly unknown!: readonly string[]

  @Field(() => [String])
  readonly suggestions!: readonly string[]
}

const HistoryStep = { UNDO: 'UNDO', REDO: 'REDO' } as const

registerEnumType(HistoryStep, { name: 'HistoryStep', description: 'A step back, or forth again.' })

@ObjectType({
  description:
    'The prompt asks to undo the last change of what is shown, or to redo it. That is for whoever keeps the changes to do; an analysis that is gone on from is undone right here.',
})
export class HistoryStepAsked {
  @Field(() => HistoryStep)
  readonly step!: keyof typeof HistoryStep
}

export const AnalysisResult = createUnionType({
  name: 'AnalysisResult',
  types: () => [AnalysisEntity, ClarificationNeeded, CannotAnswer, HistoryStepAsked] as const,
  resolveType: (value) => {
    if ('step' in value) return HistoryStepAsked
    if ('choices' in value) return ClarificationNeeded
    return 'suggestions' in value ? CannotAnswer : AnalysisEntity
  },
})
