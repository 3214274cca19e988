import type { ColumnProfile } from '@askchart/vocabulary'
import { Field, ObjectType } from 'type-graphql'
import { ColumnEntity } from '../datasets/dataset.entity.js'

@ObjectType()
export class DescribeColumnPayload {
  @Field(() => ColumnEntity)
  readonly column!: ColumnProfile
}
