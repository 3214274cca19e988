import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { ChartEventKind } from './chart-event.js'

registerEnumType(ChartEventKind, { name: 'ChartEventKind' })

@ObjectType('ChartEvent')
export class ChartEventEntity {
  @Field(() => ChartEventKind)
  readonly kind!: ChartEventKind

  @Field(() => ID)
  readonly chartId!: string
}
