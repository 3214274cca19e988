import { DateTimeScalar } from '@askchart/service'
import { Field, ObjectType } from 'type-graphql'

@ObjectType('Presence', { description: 'Somebody who looks at a chart in one window.' })
export class PresenceEntity {
  @Field(() => String)
  readonly clientId!: string

  @Field(() => String, { nullable: true, description: 'What they are at: a path of the chart, such as /title.' })
  readonly selection!: string | null

  @Field(() => DateTimeScalar)
  readonly lastSeenAt!: Date
}

@ObjectType()
export class AnnouncePresencePayload {
  @Field(() => Boolean)
  readonly ok!: boolean
}
