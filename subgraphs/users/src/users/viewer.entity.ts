import { Field, ObjectType } from 'type-graphql'
import { UserEntity } from './user.entity.js'

@ObjectType('Viewer')
export class ViewerEntity {
  @Field(() => UserEntity)
  readonly user: UserEntity

  constructor(user: UserEntity) {
    this.user = user
  }
}
