import { Directive, Field, ID, ObjectType } from 'type-graphql'

@ObjectType('User')
@Directive('@key(fields: "id")')
export class UserEntity {
  @Field(() => ID)
  readonly id: string

  @Field(() => String)
  readonly name: string

  constructor(id: string, name: string) {
    this.id = id
    this.name = name
  }
}
