import type { Relationship } from '@askchart/vocabulary'
import { Arg, Ctx, FieldResolver, Float, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { AnalyticsContext } from '../context.js'
import type { Dataset, ValueMatch } from './dataset.js'
import {
  DatasetConnectionEntity,
  DatasetEntity,
  DeclareRelationshipPayload,
  DeleteDatasetPayload,
  RelationshipEntity,
  RemoveRelationshipPayload,
  TableEntity,
  ValueMatchEntity,
  WorkspaceEntity,
} from './dataset.entity.js'
import { DeclareRelationshipInput, RemoveRelationshipInput } from './dataset.input.js'
import { DayOfWeek } from '../enums.js'
import { usualCalendar } from '../meanings/meaning.js'
import { MetricEntity } from '../meanings/metric.entity.js'
import { type ShownMetric, shownMetric } from '../query/metrics/mend-metric.js'
import type { DatasetService } from './dataset.service.js'

@Resolver(() => DatasetEntity)
export class DatasetResolver {
  constructor(private readonly service: DatasetService) {}

  @Query(() => DatasetEntity, { nullable: true })
  dataset(@Arg('id', () => ID) id: string, @Ctx() { viewer }: AnalyticsContext): Promise<Dataset> {
    return this.service.dataset(id, viewer)
  }

  @Query(() => DatasetConnectionEntity)
  datasets(
    @Arg('workspaceId', () => ID, { nullable: true }) workspaceId: string | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { viewer }: AnalyticsContext,
  ) {
    return this.service.list(viewer, { workspaceId: workspaceId ?? null, first, after: after ?? null })
  }

  @Mutation(() => DeclareRelationshipPayload, {
    description: 'Joins two tables by two columns, or confirms what was found between them.',
  })
  async declareRelationship(
    @Arg('input', () => DeclareRelationshipInput) { datasetId, from, to, name }: DeclareRelationshipInput,
    @Ctx() { viewer }: AnalyticsContext,
  ): Promise<{ dataset: Dataset }> {
    return { dataset: await this.service.declareRelationship({ datasetId, from, to, name: name ?? null }, viewer) }
  }

  @Mutation(() => RemoveRelationshipPayload, {
    description:
      'Takes back a declared relationship, or refuses a found one: queries no longer join by it, and no later import brings it back. Declaring it does.',
  })
  async removeRelationship(
    @Arg('input', () => RemoveRelationshipInput) input: RemoveRelationshipInput,
    @Ctx() { viewer }: AnalyticsContext,
  ): Promise<{ dataset: Dataset }> {
    return { dataset: await this.service.removeRelationship(input, viewer) }
  }

  @Mutation(() => DeleteDatasetPayload)
  async deleteDataset(
    @Arg('id', () => ID) id: string,
    @Ctx() { viewer }: AnalyticsContext,
  ): Promise<{ deleted: boolean }> {
    return { deleted: await this.service.delete(id, viewer) }
  }

  @FieldResolver(() => WorkspaceEntity, { nullable: true })
  workspace(@Root() { workspaceId }: Dataset): WorkspaceEntity {
    return new WorkspaceEntity(workspaceId)
  }

  @FieldResolver(() => [ValueMatchEntity], {
    description: 'Values of this dataset that a phrase may mean, for linking words to filters.',
  })
  matchValues(
    @Root() dataset: Dataset,
    @Arg('phrases', () => [String]) phrases: string[],
    @Arg('first', () => Int, { defaultValue: 5 }) first: number,
  ): Promise<ValueMatch[]> {
    return this.service.matchValues(dataset, phrases, first)
  }

  @FieldResolver(() => [TableEntity], { description: 'All tables, or those of these names that there are.' })
  async tables(
    @Root() dataset: Dataset,
    @Arg('names', () => [String], { nullable: true }) names: string[] | null,
  ): Promise<TableEntity[]> {
    const catalogue = await this.service.read(dataset)
    return catalogue.tables
      .filter(({ name }) => names?.includes(name) ?? true)
      .map((profile) => new TableEntity(catalogue, profile))
  }

  @FieldResolver(() => [RelationshipEntity])
  async relationships(@Root() dataset: Dataset): Promise<readonly Relationship[]> {
    return (await this.service.read(dataset)).relationships
  }

  @FieldResolver(() => String, {
    description:
      'The IANA name of the zone whose days, weeks and hours of the day its points in time fall on, and whose clock tells today. They are told with its offset, 2025-03-30T03:30:00+02:00, or with Z in UTC.',
  })
  async timeZone(@Root() dataset: Dataset): Promise<string> {
    return ((await this.service.read(dataset)).calendar ?? usualCalendar).timeZone
  }

  @FieldResolver(() => DayOfWeek, { description: 'The day that weeks start on, in results and in their order.' })
  async firstDayOfWeek(@Root() dataset: Dataset): Promise<DayOfWeek> {
    return ((await this.service.read(dataset)).calendar ?? usualCalendar).firstDayOfWeek
  }

  @FieldResolver(() => [MetricEntity])
  async metrics(@Root() dataset: Dataset): Promise<readonly ShownMetric[]> {
    const catalogue = await this.service.read(dataset)
    return (catalogue.metrics ?? []).map((metric) => shownMetric(metric, catalogue))
  }

  @FieldResolver(() => Float)
  async rowCount(@Root() dataset: Dataset): Promise<number> {
    return (await this.service.read(dataset)).tables.reduce((sum, table) => sum + table.rowCount, 0)
  }
}
