import { PageInfo, type WorkspaceRole } from '@askchart/service'
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'

export const Role = { VIEWER: 'VIEWER', EDITOR: 'EDITOR', OWNER: 'OWNER' } as const satisfies Record<
  WorkspaceRole,
  WorkspaceRole
>
export type Role = keyof typeof Role
registerEnumType(Role, { name: 'Role' })

@ObjectType('Workspace')
@Directive('@key(fields: "id")')
export class WorkspaceEntity {
  @Field(() => ID)
  readonly id: string

  @Field(() => String)
  readonly name: string

  @Field(() => Role, { nullable: true })
  @Directive('@tag(name: "perViewer")')
  readonly viewerRole: Role | null

  constructor(id: string, name: string, viewerRole: Role | null) {
    this.id = id
    this.name = name
    this.viewerRole = viewerRole
  }
}

@ObjectType()
export class WorkspaceEdge {
  @Field(() => WorkspaceEntity)
  readonly node!: WorkspaceEntity

  @Field(() => String)
  readonly cursor!: string
}

@ObjectType()
export class WorkspaceConnection {
  @Field(() => [WorkspaceEdge])
  readonly edges!: readonly WorkspaceEdge[]

  @Field(() => PageInfo)
  readonly pageInfo!: PageInfo

  @Field(() => Int)
  readonly totalCount!: number
}
