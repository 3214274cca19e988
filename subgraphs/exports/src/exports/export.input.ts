import { Field, Float, ID, InputType, Int, registerEnumType } from 'type-graphql'
import { ExportFormat } from '../render/formats.js'

export const Theme = { LIGHT: 'LIGHT', DARK: 'DARK' } as const
export type Theme = keyof typeof Theme
registerEnumType(Theme, { name: 'Theme' })

@InputType()
export class ExportChartsInput {
  @Field(() => [ID])
  readonly chartIds!: string[]

  @Field(() => ExportFormat)
  readonly format!: ExportFormat

  @Field(() => Int, {
    nullable: true,
    description: 'CSS pixels, 100 to 4000; 960 by default. Charts in panels take the size they need.',
  })
  readonly width?: number | null

  @Field(() => Int, { nullable: true, description: 'CSS pixels, 100 to 4000; 540 by default.' })
  readonly height?: number | null

  @Field(() => Float, { nullable: true, description: 'Pixels of a PNG for each CSS pixel, 0.5 to 4; 2 by default.' })
  readonly scale?: number | null

  @Field(() => Theme, { nullable: true })
  readonly theme?: Theme | null

  @Field(() => String, { nullable: true })
  readonly idempotencyKey?: string | null
}
