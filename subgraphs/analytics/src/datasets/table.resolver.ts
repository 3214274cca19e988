import { BadInputError, CellScalar } from '@askchart/service'
import type { Cell, ColumnProfile } from '@askchart/vocabulary'
import { Arg, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { ColumnEntity, TableEntity } from './dataset.entity.js'
import type { DatasetService } from './dataset.service.js'

const MAX_SAMPLE = 500

@Resolver(() => TableEntity)
export class TableResolver {
  constructor(private readonly service: DatasetService) {}

  @FieldResolver(() => [[CellScalar]], { nullable: 'items' })
  preview(
    @Root() { catalogue, name }: TableEntity,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
  ): Promise<Cell[][]> {
    return this.service.preview(catalogue, name, first)
  }
}

@Resolver(() => ColumnEntity)
export class ColumnResolver {
  @FieldResolver(() => [CellScalar], {
    nullable: 'items',
    description: 'The most frequent values, most frequent first; at most 500.',
  })
  sampleValues(
    @Root() { sampleValues }: ColumnProfile,
    @Arg('first', () => Int, { defaultValue: 10 }) first: number,
  ): readonly Cell[] {
    if (!Number.isInteger(first) || first < 1 || first > MAX_SAMPLE)
      throw new BadInputError('first', `first must be from 1 to ${MAX_SAMPLE}; it is ${first}.`)
    return sampleValues.slice(0, first)
  }
}
