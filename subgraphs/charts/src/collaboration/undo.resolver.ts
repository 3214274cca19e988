import type { RequestContext } from '@askchart/service'
import { Arg, createUnionType, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql'
import { ChartEdited } from './edit.entity.js'
import type { HistoryStep } from './history.js'
import type { UndoOutcome, UndoService } from './undo.service.js'

@ObjectType('NothingToUndo')
export class NothingToUndoEntity {
  @Field(() => String)
  readonly message!: string
}

export const UndoChartEditResult = createUnionType({
  name: 'UndoChartEditResult',
  types: () => [ChartEdited, NothingToUndoEntity] as const,
  resolveType: (value) => ('edit' in value ? ChartEdited : NothingToUndoEntity),
})

const CLIENT = 'Told with the edit, so that a window knows its own.'

@Resolver()
export class UndoResolver {
  constructor(private readonly service: UndoService) {}

  @Mutation(() => UndoChartEditResult, {
    description:
      "Undoes the viewer's own last edit, leaving everyone else's: what nobody changed since is as it was before.",
  })
  undoChartEdit(
    @Arg('chartId', () => ID) chartId: string,
    @Arg('clientId', () => String, { nullable: true, description: CLIENT }) clientId: string | null,
    @Ctx() context: RequestContext,
  ): Promise<UndoOutcome> {
    return this.step('UNDO', chartId, clientId, context)
  }

  @Mutation(() => UndoChartEditResult, {
    description: 'Does again what the viewer undid last, unless they edited since.',
  })
  redoChartEdit(
    @Arg('chartId', () => ID) chartId: string,
    @Arg('clientId', () => String, { nullable: true, description: CLIENT }) clientId: string | null,
    @Ctx() context: RequestContext,
  ): Promise<UndoOutcome> {
    return this.step('REDO', chartId, clientId, context)
  }

  private step(
    step: HistoryStep,
    chartId: string,
    clientId: string | null,
    context: RequestContext,
  ): Promise<UndoOutcome> {
    return this.service.step(step, { chartId, clientId: clientId ?? null, idempotencyKey: null }, context)
  }
}
