import { PageInfo } from '@askchart/service'
import { Field, Int, ObjectType } from 'type-graphql'
import { UserEntity } from '../users/user.entity.js'
import { Role } from './workspace.entity.js'

@ObjectType('Membership', { description: 'A person of a workspace, and what they may do there.' })
export class MembershipEntity {
  @Field(() => UserEntity, { nullable: true })
  readonly user: UserEntity

  @Field(() => Role)
  readonly role: Role

  constructor(user: UserEntity, role: Role) {
    this.user = user
    this.role = role
  }
}

@ObjectType()
export class MembershipEdge {
  @Field(() => MembershipEntity)
  readonly node!: MembershipEntity

  @Field(() => String)
  readonly cursor!: string
}

@ObjectType()
export class MembershipConnection {
  @Field(() => [MembershipEdge])
  readonly edges!: readonly MembershipEdge[]

  @Field(() => PageInfo)
  readonly pageInfo!: PageInfo

  @Field(() => Int)
  readonly totalCount!: number
}
