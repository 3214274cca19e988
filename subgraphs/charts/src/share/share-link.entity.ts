import { DateTimeScalar } from '@askchart/service'
import { Directive, Field, ID, ObjectType } from 'type-graphql'

@ObjectType('ShareLink', { description: 'A link with which anybody may look at one chart, and at nothing else.' })
export class ShareLinkEntity {
  @Field(() => ID)
  readonly id!: string

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: 'Null where it works until it is revoked.' })
  readonly expiresAt!: Date | null
}

@ObjectType()
export class ShareChartPayload {
  @Field(() => ShareLinkEntity)
  readonly link!: ShareLinkEntity

  @Field(() => String, {
    description:
      'The secret of the link, told once and stored only as a hash. Sent as bearer it shows the chart; the web client opens it at /shared#token.',
  })
  readonly token!: string
}

@ObjectType()
export class RevokeShareLinkPayload {
  @Field(() => Boolean, { description: 'False where it was revoked before.' })
  readonly revoked!: boolean
}

@ObjectType('OpenShareLink', {
  description: 'A share link that works now, for the gateway alone. Never leaves the graph.',
})
@Directive('@inaccessible')
export class OpenShareLinkEntity {
  @Field(() => ID)
  readonly id!: string

  @Field(() => ID)
  readonly chartId!: string

  @Field(() => ID)
  readonly tokenHash!: string
}
