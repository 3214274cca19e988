import { createUnionType, Field, Int, ObjectType } from 'type-graphql'
import type { Dataset } from '../datasets/dataset.js'
import { DatasetEntity } from '../datasets/dataset.entity.js'

@ObjectType()
export class DatabaseConnected {
  @Field(() => DatasetEntity)
  readonly dataset: Dataset

  @Field(() => [String], {
    description:
      'What could not be used, such as columns of bytes, and what is worth changing, such as a role that may write.',
  })
  readonly notes: readonly string[]

  constructor(dataset: Dataset, notes: readonly string[]) {
    this.dataset = dataset
    this.notes = notes
  }
}

@ObjectType()
export class ConnectionRefused {
  @Field(() => String, { description: 'What is in the way and what to do about it; never the password.' })
  readonly message: string

  constructor(message: string) {
    this.message = message
  }
}

@ObjectType()
export class DatabaseReachable {
  @Field(() => Int)
  readonly tables: number

  @Field(() => [String])
  readonly notes: readonly string[]

  constructor(tables: number, notes: readonly string[]) {
    this.tables = tables
    this.notes = notes
  }
}

export const ConnectDatabaseResult = createUnionType({
  name: 'ConnectDatabaseResult',
  types: () => [DatabaseConnected, ConnectionRefused] as const,
})

export const CheckDatabaseResult = createUnionType({
  name: 'CheckDatabaseResult',
  types: () => [DatabaseReachable, ConnectionRefused] as const,
})
