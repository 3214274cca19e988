import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { Role } from '../workspaces/workspace.entity.js'

@ObjectType('WorkspaceRight')
@Directive('@inaccessible')
export class WorkspaceRightEntity {
  @Field(() => ID)
  readonly workspaceId!: string

  @Field(() => Role)
  readonly role!: Role
}

@ObjectType('SessionRights', { description: 'What the person of a session may do now. Never leaves the graph.' })
@Directive('@inaccessible')
export class SessionRightsEntity {
  @Field(() => ID)
  readonly sessionId!: string

  @Field(() => ID)
  readonly userId!: string

  @Field(() => [WorkspaceRightEntity])
  readonly rights!: readonly WorkspaceRightEntity[]
}
