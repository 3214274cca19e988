import { Ctx, Directive, Mutation, Resolver } from 'type-graphql'
import type { UsersContext } from '../context.js'
import type { TicketService } from './ticket.service.js'

@Resolver()
export class TicketResolver {
  constructor(private readonly service: TicketService) {}

  @Mutation(() => String, {
    description:
      "A ticket, for 24 hours, with which a background job of the viewer's gets a fresh viewer when it runs. Never leaves the graph.",
  })
  @Directive('@inaccessible')
  async issueJobTicket(@Ctx() { viewer }: UsersContext): Promise<string> {
    return this.service.issue(viewer)
  }

  @Mutation(() => String, {
    description:
      'Trades a job ticket, sent as the proof of the call, for a fresh viewer of 60 s, its rights read again.',
  })
  @Directive('@inaccessible')
  async redeemJobTicket(@Ctx() { ticket }: UsersContext): Promise<string> {
    return this.service.redeem(ticket)
  }
}
