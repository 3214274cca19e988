import { Field, ID, InputType } from 'type-graphql'

@InputType()
export class DeclareRelationshipInput {
  @Field(() => ID)
  readonly datasetId!: string

  @Field(() => String)
  readonly from!: string

  @Field(() => String)
  readonly to!: string

  @Field(() => String, { nullable: true })
  readonly name?: string | null
}

@InputType()
export class RemoveRelationshipInput {
  @Field(() => ID)
  readonly datasetId!: string

  @Field(() => String)
  readonly from!: string

  @Field(() => String)
  readonly to!: string
}
