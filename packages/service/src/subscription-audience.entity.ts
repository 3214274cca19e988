import 'reflect-metadata'
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'

/**
 * Who may share the events of a subscription. A subgraph answers it to the gateway in the field `<subscription>Audience`,
 * which takes the subscription's arguments and refuses whom the subscription would refuse.
 */
@ObjectType({
  description: 'Who may share the events of a subscription, for the gateway alone. Never leaves the graph.',
})
@Directive('@inaccessible')
@Directive('@shareable')
export class SubscriptionAudience {
  @Field(() => [ID], { description: 'Whoever may read all of these workspaces may see every event.' })
  readonly workspaceIds: readonly string[]

  @Field(() => Int, {
    nullable: true,
    description: 'Of events that are numbered: the number of the last one when this was asked.',
  })
  readonly position: number | null

  constructor(workspaceIds: readonly string[], position: number | null = null) {
    this.workspaceIds = workspaceIds
    this.position = position
  }
}

/** The number of a subscription's event, told beside its data, so that late joiners get what they miss and nothing twice. */
export function tellPosition(
  context: { readonly responseExtensions: Record<string, unknown> },
  position: number,
): void {
  context.responseExtensions['position'] = position
}
