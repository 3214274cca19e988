import { Intent } from '@askchart/vocabulary'
import { Field, ObjectType } from 'type-graphql'

@ObjectType('PromptSuggestion')
export class SuggestionEntity {
  @Field(() => String)
  readonly text!: string

  @Field(() => Intent)
  readonly intent!: Intent
}
