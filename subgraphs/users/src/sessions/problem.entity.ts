import { Field, InterfaceType } from 'type-graphql'

@InterfaceType('Problem', {
  description: 'Every expected failure in the graph: a message for people, a type name for programs.',
})
export abstract class ProblemEntity {
  @Field(() => String)
  readonly message: string

  constructor(message: string) {
    this.message = message
  }
}
