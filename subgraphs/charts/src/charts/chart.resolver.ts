import { toJson } from '@askchart/document'
import { mayWrite, type RequestContext } from '@askchart/service'
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { ChartsContext } from '../context.js'
import { type Chart, ChartOrder } from './chart.js'
import { ChartConnection, ChartEntity } from './chart.entity.js'
import { CreateChartInput } from './chart.input.js'
import { CreateChartResult, DeleteChartPayload } from './chart-result.entity.js'
import type { ChartPage, ChartService } from './chart.service.js'
import { assertCanSeeChart, isMember } from './chart.policy.js'
import type { DataGrants } from './data-grants.js'
import type { Invalid } from './outcome.js'
import { AnalysisEntity, DatasetEntity, UserEntity, WorkspaceEntity } from './stubs.entity.js'

@Resolver(() => ChartEntity)
export class ChartResolver {
  constructor(
    private readonly service: ChartService,
    private readonly grants: DataGrants,
  ) {}

  @Query(() => ChartEntity, { nullable: true })
  async chart(@Arg('id', () => ID) id: string, @Ctx() { viewer, chartById }: ChartsContext): Promise<Chart> {
    const chart = await chartById(id)
    assertCanSeeChart(viewer, chart, id)
    return chart
  }

  @Query(() => ChartConnection)
  async charts(
    @Arg('workspaceId', () => ID, { nullable: true }) workspaceId: string | null,
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('orderBy', () => ChartOrder, { defaultValue: ChartOrder.RECENTLY_EDITED }) orderBy: ChartOrder,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<ChartPage> {
    return this.service.list(
      { workspaceId: workspaceId ?? null, search: search ?? null, orderBy, first, after: after ?? null },
      viewer,
    )
  }

  @Mutation(() => CreateChartResult)
  async createChart(
    @Arg('input', () => CreateChartInput) input: CreateChartInput,
    @Ctx() context: RequestContext,
  ): Promise<{ chart: Chart } | Invalid> {
    const outcome = await this.service.create(
      {
        datasetId: input.datasetId,
        workspaceId: input.workspaceId ?? null,
        idempotencyKey: input.idempotencyKey ?? null,
        title: input.title,
        spec: toJson(input.spec),
        query: toJson(input.query),
      },
      context,
    )
    return 'issues' in outcome ? outcome : { chart: outcome }
  }

  @Mutation(() => DeleteChartPayload)
  async deleteChart(@Arg('id', () => ID) id: string, @Ctx() { viewer }: RequestContext): Promise<{ deleted: boolean }> {
    return { deleted: await this.service.delete(id, viewer) }
  }

  @FieldResolver(() => String, { nullable: true })
  prompt(@Root() chart: Chart, @Ctx() { viewer }: RequestContext): string | null {
    return isMember(viewer, chart) ? chart.prompt : null
  }

  @FieldResolver(() => AnalysisEntity, {
    nullable: true,
    description: 'How the prompt was read; null for charts made by hand.',
  })
  analysis(@Root() chart: Chart, @Ctx() { viewer }: RequestContext): AnalysisEntity | null {
    return chart.analysisId === null || !isMember(viewer, chart) ? null : new AnalysisEntity(chart.analysisId)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "Proof, for the subgraph that holds the data, that this viewer may see this chart's data. Never leaves the graph.",
  })
  @Directive('@inaccessible')
  dataGrant(@Root() chart: Chart): Promise<string> {
    return this.grants.for(chart)
  }

  @FieldResolver(() => DatasetEntity, { nullable: true })
  dataset(@Root() chart: Chart, @Ctx() { viewer }: RequestContext): DatasetEntity | null {
    return isMember(viewer, chart) ? new DatasetEntity(chart.datasetId) : null
  }

  @FieldResolver(() => UserEntity, { nullable: true })
  owner(@Root() chart: Chart, @Ctx() { viewer }: RequestContext): UserEntity | null {
    return isMember(viewer, chart) ? new UserEntity(chart.ownerId) : null
  }

  @FieldResolver(() => WorkspaceEntity, { nullable: true })
  workspace(@Root() chart: Chart, @Ctx() { viewer }: RequestContext): WorkspaceEntity | null {
    return isMember(viewer, chart) ? new WorkspaceEntity(chart.workspaceId) : null
  }

  @FieldResolver(() => Boolean, { nullable: true })
  @Directive('@tag(name: "perViewer")')
  viewerCanEdit(@Root() { workspaceId }: Chart, @Ctx() { viewer }: RequestContext): boolean {
    return mayWrite(viewer, workspaceId)
  }
}
