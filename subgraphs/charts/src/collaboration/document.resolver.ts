import { Base64Scalar, type RequestContext } from '@askchart/service'
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { Chart } from '../charts/chart.js'
import { ChartEntity } from '../charts/chart.entity.js'
import { assertSeesEdits, isMember } from '../charts/chart.policy.js'
import type { ChartsContext } from '../context.js'
import type { Edit } from './edit.js'
import { ChartEditEntity, EditChartResult } from './edit.entity.js'
import { ApplyChartUpdateInput } from './edit.input.js'
import type { EditOutcome } from './edit.service.js'
import type { MergeService } from './merge.service.js'

@Resolver(() => ChartEntity)
export class ChartDocumentResolver {
  constructor(private readonly service: MergeService) {}

  @FieldResolver(() => Base64Scalar, {
    nullable: true,
    description:
      'The Yjs document behind the chart (roots spec, query, title, description), for clients that edit offline: that of its version, or a later one. Not for those who hold only a share link.',
  })
  document(@Root() chart: Chart, @Ctx() { viewer, documentById }: ChartsContext): Promise<Uint8Array | null> {
    return isMember(viewer, chart) ? documentById(chart.id) : Promise.resolve(null)
  }

  @Mutation(() => EditChartResult, {
    description:
      'Merges one Yjs update of a peer that holds the document. InvalidSpec and EditConflict leave the chart as it is: as later updates of the same peer would wait for a refused one for ever, that peer takes the document anew and makes what is left of its edits as another peer.',
  })
  applyChartUpdate(
    @Arg('input', () => ApplyChartUpdateInput) input: ApplyChartUpdateInput,
    @Ctx() context: RequestContext,
  ): Promise<EditOutcome> {
    return this.service.merge(
      {
        chartId: input.chartId,
        update: input.update,
        clientId: input.clientId ?? null,
        baseVersion: input.baseVersion ?? null,
        idempotencyKey: input.idempotencyKey ?? null,
      },
      context,
    )
  }
}

@Resolver(() => ChartEditEntity)
export class EditUpdateResolver {
  @FieldResolver(() => Base64Scalar, {
    description: 'The Yjs update that makes the document of `follows` that of `version`; harmless where it is known.',
  })
  async update(@Root() edit: Edit, @Ctx() { viewer, updateOf }: ChartsContext): Promise<Uint8Array> {
    assertSeesEdits(viewer)
    return edit.update ?? (await updateOf(edit))
  }
}
