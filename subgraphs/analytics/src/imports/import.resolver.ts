import type { UploadLink } from '@askchart/storage'
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql'
import type { AnalyticsContext } from '../context.js'
import type { Dataset } from '../datasets/dataset.js'
import { DatasetEntity } from '../datasets/dataset.entity.js'
import type { ColumnTypes, Import } from './import.js'
import {
  CancelImportPayload,
  CreateUploadPayload,
  ImportDatasetResult,
  ImportEntity,
  ImportRejected,
  SkippedFile,
} from './import.entity.js'
import { type ColumnTypeInput, CreateUploadInput, ImportDatasetInput, ReadFileAgainInput } from './import.input.js'
import type { ImportProblem } from './import-problem.js'
import type { ImportService, SkippedFileLink } from './import.service.js'
import type { ReadAgainService } from './read-again.service.js'

interface ProgressRequest {
  readonly args: { readonly id: string }
  readonly context: AnalyticsContext
}

const typesOf = (types: readonly ColumnTypeInput[] | null | undefined): ColumnTypes =>
  Object.fromEntries((types ?? []).map(({ column, type, format = null }) => [column, { type, format }]))

@Resolver(() => ImportEntity)
export class ImportResolver {
  constructor(
    private readonly service: ImportService,
    private readonly again: ReadAgainService,
  ) {}

  @Query(() => ImportEntity, { nullable: true })
  datasetImport(@Arg('id', () => ID) id: string, @Ctx() { viewer }: AnalyticsContext): Promise<Import> {
    return this.service.import(id, viewer)
  }

  @Mutation(() => CreateUploadPayload, {
    description: 'Opens an upload: PUT the file to the URL, then import it.',
  })
  createUpload(
    @Arg('input', () => CreateUploadInput) input: CreateUploadInput,
    @Ctx() { viewer }: AnalyticsContext,
  ): Promise<UploadLink & { uploadId: string }> {
    return this.service.createUpload(input, viewer)
  }

  @Mutation(() => ImportDatasetResult, {
    description: 'Each upload becomes a table, named after its file. The same idempotency key never imports twice.',
  })
  async importDataset(
    @Arg('input', () => ImportDatasetInput) input: ImportDatasetInput,
    @Ctx() { viewer }: AnalyticsContext,
  ): Promise<{ import: Import } | ImportProblem> {
    const outcome = await this.service.start(
      {
        workspaceId: input.workspaceId,
        name: input.name ?? null,
        datasetId: input.datasetId ?? null,
        uploadIds: input.uploadIds,
        skipBadLines: input.skipBadLines ?? false,
        columnTypes: typesOf(input.columnTypes),
        readings: (input.readings ?? []).map(({ uploadId, encoding = null, delimiter = null }) => ({
          uploadId,
          encoding,
          delimiter,
        })),
        idempotencyKey: input.idempotencyKey ?? null,
      },
      viewer,
    )
    return 'rejected' in outcome ? outcome.rejected : { import: outcome }
  }

  @Mutation(() => ImportDatasetResult, {
    description:
      'Reads the files of a dataset once more, one of them otherwise: its encoding or delimiter was mistaken, or types are to be others. An import into the dataset, whose rows are replaced at once when it is DONE. Files are kept for a day after they were imported.',
  })
  async readFileAgain(
    @Arg('input', () => ReadFileAgainInput) input: ReadFileAgainInput,
    @Ctx() { viewer }: AnalyticsContext,
  ): Promise<{ import: Import } | ImportProblem> {
    const { datasetId, table, encoding = null, delimiter = null, idempotencyKey = null } = input
    const columnTypes = typesOf(input.columnTypes)
    const skipBadLines = input.skipBadLines ?? false
    const wanted = { datasetId, table, encoding, delimiter, columnTypes, skipBadLines, idempotencyKey }
    const outcome = await this.again.start(wanted, viewer)
    return 'rejected' in outcome ? outcome.rejected : { import: outcome }
  }

  @Mutation(() => CancelImportPayload, {
    description:
      'Stops an import; nothing of it stays. One that is DONE or FAILED is left as it is, and its status says so.',
  })
  async cancelImport(
    @Arg('id', () => ID) id: string,
    @Ctx() { viewer }: AnalyticsContext,
  ): Promise<{ import: Import }> {
    return { import: await this.service.cancel(id, viewer) }
  }

  @Subscription(() => ImportEntity, {
    subscribe: ({ args, context }: ProgressRequest) => context.imports.progress(args.id, context.viewer),
  })
  importProgress(@Root() state: Import, @Arg('id', () => ID) _id: string): Import {
    return state
  }

  @FieldResolver(() => SkippedFile, {
    nullable: true,
    description: 'Null where nothing was skipped, before the import is DONE, and a week after.',
  })
  skippedFile(@Root() finished: Import): SkippedFileLink | null {
    return this.service.skippedFile(finished)
  }

  @FieldResolver(() => DatasetEntity, { nullable: true })
  dataset(@Root() { datasetId }: Import, @Ctx() { datasetById }: AnalyticsContext): Promise<Dataset | null> | null {
    return datasetId === null ? null : datasetById.load(datasetId)
  }
}

@Resolver(() => ImportRejected)
export class ImportRejectedResolver {
  @FieldResolver(() => Boolean, {
    description:
      'The rest can be imported without this line: importDataset again with the same uploads and skipBadLines: true.',
  })
  canSkip(@Root() problem: ImportProblem): boolean {
    return problem.canSkip ?? false
  }

  @FieldResolver(() => Boolean, {
    description:
      'What was uploaded is kept no longer: upload the files of the dataset again and importDataset into it.',
  })
  needsUpload(@Root() problem: ImportProblem): boolean {
    return problem.isGone ?? false
  }
}
