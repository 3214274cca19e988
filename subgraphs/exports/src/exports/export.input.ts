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
    description:
      'How wide the picture is, in CSS pixels, 100 to 4000; what the chart says of its own width by default, else 960. Charts in panels take the size they need.',
  })
  readonly width?: number | null

  @Field(() => Int, {
    nullable: true,
    description:
      'How tall the picture is, in CSS pixels, 100 to 4000. By default what is plotted is as tall as the chart says, and where it says nothing the picture has 540.',
  })
  readonly height?: number | null

  @Field(() => Float, { nullable: true, description: 'Pixels of a PNG for each CSS pixel, 0.5 to 4; 2 by default.' })
  readonly scale?: number | null

  @Field(() => Theme, { nullable: true })
  readonly theme?: Theme | null

  @Field(() => String, { nullable: true })
  readonly idempotencyKey?: string | null
}
