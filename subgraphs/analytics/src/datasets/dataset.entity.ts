import { CellScalar, DateTimeScalar, PageInfo } from '@askchart/service'
import type { Cell, ColumnProfile, TableProfile, Written } from '@askchart/vocabulary'
import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Aggregate, ColumnRole, ColumnType } from '../enums.js'
import type { Catalogue } from '../query/catalogue.js'
import { DataSourceKind } from './dataset.js'

registerEnumType(DataSourceKind, { name: 'DataSourceKind' })

@ObjectType('Workspace')
@Directive('@key(fields: "id", resolvable: false)')
export class WorkspaceEntity {
  @Field(() => ID)
  readonly id: string

  constructor(id: string) {
    this.id = id
  }
}

@ObjectType('ValueMatch')
export class ValueMatchEntity {
  @Field(() => String)
  readonly phrase!: string

  @Field(() => String)
  readonly column!: string

  @Field(() => CellScalar)
  readonly value!: Cell

  @Field(() => Float)
  readonly score!: number
}

@ObjectType('Column')
export class ColumnEntity implements Omit<ColumnProfile, 'sampleValues'> {
  @Field(() => String, {
    description: 'table.column: the name every query, filter and encoding uses, unique within its dataset.',
  })
  readonly ref!: string

  @Field(() => String)
  readonly name!: string

  @Field(() => String)
  readonly label!: string

  @Field(() => ColumnType)
  readonly type!: ColumnType

  @Field(() => ColumnRole)
  readonly role!: ColumnRole

  @Field(() => [String])
  readonly synonyms!: readonly string[]

  @Field(() => Float, { nullable: true })
  readonly distinctCount!: number | null

  @Field(() => CellScalar, { nullable: true })
  readonly minimum!: Cell

  @Field(() => CellScalar, { nullable: true })
  readonly maximum!: Cell

  @Field(() => String, { nullable: true })
  readonly unit!: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'How its text was read on import, such as DD/MM/YYYY or 1.234,5. Null where there is no other way to read it. ColumnTypeInput.format asks for another.',
  })
  readonly format?: string | null

  @Field(() => Aggregate, { nullable: true })
  readonly defaultAggregate!: Aggregate | null

  @Field(() => Boolean, {
    description:
      'Prompts, suggestions, completions and matchValues pass over a hidden column. It is no protection: who sees the dataset sees its values, and queries that name it work.',
  })
  readonly hidden!: boolean
}

@ObjectType('Written')
export class WrittenEntity implements Written {
  @Field(() => String, {
    description: 'UTF-8, UTF-16 or Windows-1252 where it was found, another where it was asked for.',
  })
  readonly encoding!: Written['encoding']

  @Field(() => String)
  readonly delimiter!: string
}

@ObjectType('Table')
export class TableEntity {
  @Field(() => String)
  readonly name: string

  @Field(() => String)
  readonly label: string

  @Field(() => Float)
  readonly rowCount: number

  @Field(() => WrittenEntity, {
    nullable: true,
    description:
      'How the file of text was written that its rows were read from, as it was found there or asked for (readFileAgain); null for other tables.',
  })
  readonly written: Written | null

  @Field(() => [ColumnEntity])
  readonly columns: readonly ColumnProfile[]

  constructor(
    readonly catalogue: Catalogue,
    profile: TableProfile,
  ) {
    this.name = profile.name
    this.label = profile.label
    this.rowCount = profile.rowCount
    this.columns = profile.columns
    this.written = profile.written ?? null
  }
}

@ObjectType('Relationship', {
  description: 'name tells two ways between the same tables apart (bill-to and ship-to); queries choose with via.',
})
export class RelationshipEntity {
  @Field(() => String)
  readonly name!: string

  @Field(() => String)
  readonly from!: string

  @Field(() => String)
  readonly to!: string

  @Field(() => Boolean, {
    description:
      'False: found in the data, by its names and values. declareRelationship confirms it, removeRelationship refuses it.',
  })
  readonly declared!: boolean
}

@ObjectType('Dataset')
@Directive('@key(fields: "id")')
export class DatasetEntity {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String)
  readonly name!: string

  @Field(() => DataSourceKind)
  readonly source!: DataSourceKind

  @Field(() => Int, { description: 'Grows with every change of its rows or meanings: part of every cache key.' })
  readonly version!: number

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date
}

@ObjectType('DatasetEdge')
export class DatasetEdgeEntity {
  @Field(() => DatasetEntity)
  readonly node!: DatasetEntity

  @Field(() => String)
  readonly cursor!: string
}

@ObjectType('DatasetConnection')
export class DatasetConnectionEntity {
  @Field(() => [DatasetEdgeEntity])
  readonly edges!: readonly DatasetEdgeEntity[]

  @Field(() => PageInfo)
  readonly pageInfo!: PageInfo

  @Field(() => Int)
  readonly totalCount!: number
}

@ObjectType()
export class DeclareRelationshipPayload {
  @Field(() => DatasetEntity)
  readonly dataset!: DatasetEntity
}

@ObjectType()
export class RemoveRelationshipPayload {
  @Field(() => DatasetEntity)
  readonly dataset!: DatasetEntity
}

@ObjectType()
export class DeleteDatasetPayload {
  @Field(() => Boolean)
  readonly deleted!: boolean
}
