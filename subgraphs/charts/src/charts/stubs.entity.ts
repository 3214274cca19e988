import { Directive, Field, ID, ObjectType } from 'type-graphql'

/** Entities of other subgraphs, known here by their ids. */

@ObjectType('Dataset')
@Directive('@key(fields: "id", resolvable: false)')
export class DatasetEntity {
  @Field(() => ID)
  readonly id: string

  constructor(id: string) {
    this.id = id
  }
}

@ObjectType('User')
@Directive('@key(fields: "id", resolvable: false)')
export class UserEntity {
  @Field(() => ID)
  readonly id: string

  constructor(id: string) {
    this.id = id
  }
}

@ObjectType('Analysis')
@Directive('@key(fields: "id", resolvable: false)')
export class AnalysisEntity {
  @Field(() => ID)
  readonly id: string

  constructor(id: string) {
    this.id = id
  }
}

@ObjectType('Workspace')
@Directive('@key(fields: "id")')
export class WorkspaceEntity {
  @Field(() => ID)
  readonly id: string

  constructor(id: string) {
    this.id = id
  }
}
