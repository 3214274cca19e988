import {
  Against,
  Aggregate,
  Arrangement,
  type Bin,
  type Comparison,
  ComparisonOperator,
  CountOperator,
  type Denominator,
  type Derivation,
  DerivationKind,
  type Dimension,
  type Existence,
  type Filter,
  Granularity,
  Intent,
  type LimitBy,
  Mark,
  type Measure,
  MentionKind,
  type Order,
  OrderDirection,
  type QuerySpec,
  type WholeAggregate,
} from '@askchart/vocabulary'
import { z } from 'zod'

/*
 * The answer's shape, in what structured outputs can say: every key is there, and null stands for what a QuerySpec
 * leaves out. Each part `satisfies` the keys of its type, so that a QuerySpec that grows does not compile until its new
 * part is known here. It names no column: a schema of its own for each dataset would be compiled anew by the server,
 * which takes longer than a prompt may. What is named is checked afterwards.
 */
type Keys<Part> = Part extends Part ? keyof Part : never
type Shape<Part> = Readonly<Record<Keys<Part>, z.ZodType>>

const via = z.array(z.string()).nullable()
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])

const bin = z.strictObject({ maxBins: z.number().nullable(), step: z.number().nullable() } satisfies Shape<Bin>)

const dimension = z.strictObject({
  column: z.string(),
  via,
  granularity: z.enum(Granularity).nullable(),
  bin: bin.nullable(),
  as: z.string().nullable(),
} satisfies Shape<Dimension>)

const whole = z.strictObject({
  column: z.string(),
  aggregate: z.enum(Aggregate),
  get filter() {
    return filter.nullable()
  },
} satisfies Shape<WholeAggregate>)

const comparison = z.strictObject({
  column: z.string(),
  via,
  aggregate: z.enum(Aggregate).nullable(),
  operator: z.enum(ComparisonOperator),
  values: z.array(cell),
  to: whole.nullable(),
} satisfies Shape<Comparison>)

const count = z.strictObject({
  operator: z.enum(CountOperator),
  value: z.number(),
} satisfies Shape<NonNullable<Existence['count']>>)

const exists = z.strictObject({
  of: z.string(),
  ofVia: via,
  table: z.string(),
  via,
  get filter() {
    return filter.nullable()
  },
  count: count.nullable(),
} satisfies Shape<Existence>)

const filter: z.ZodType = z.strictObject({
  get and() {
    return z.array(filter).nullable()
  },
  get or() {
    return z.array(filter).nullable()
  },
  get not() {
    return filter.nullable()
  },
  compare: comparison.nullable(),
  exists: exists.nullable(),
} satisfies Shape<Filter>)

const per = z.strictObject({
  column: z.string().nullable(),
  aggregate: z.enum(Aggregate),
  via,
  filter: filter.nullable(),
} satisfies Shape<Denominator>)

const derive = z.strictObject({
  kind: z.enum(DerivationKind),
  within: z.string().nullable(),
  against: z.enum(Against).nullable(),
} satisfies Shape<Derivation>)

const measure = z.strictObject({
  column: z.string().nullable(),
  metric: z.string().nullable(),
  aggregate: z.enum(Aggregate).nullable(),
  via,
  as: z.string().nullable(),
  filter: filter.nullable(),
  per: per.nullable(),
  derive: derive.nullable(),
} satisfies Shape<Measure>)

const limitBy = z.strictObject({ dimension: z.string(), count: z.number() } satisfies Shape<LimitBy>)

const order = z.strictObject({ by: z.string(), direction: z.enum(OrderDirection) } satisfies Shape<Order>)

const query = z.strictObject({
  v: z.literal(1),
  measures: z.array(measure),
  dimensions: z.array(dimension),
  filter: filter.nullable(),
  orderBy: z.array(order).nullable(),
  limit: z.number().nullable(),
  limitBy: limitBy.nullable(),
} satisfies Shape<QuerySpec>)

const mention = z.strictObject({
  text: z.string(),
  kind: z.enum(MentionKind).exclude(['LEFT_OUT']),
  column: z.string().nullable(),
  value: cell,
})

/** What the language model is made to answer: a reading, or null where the dataset does not hold what is asked. */
export const answerSchema = z.strictObject({
  reading: z
    .strictObject({
      intent: z.enum(Intent),
      mark: z.enum(Mark),
      arrangement: z.enum(Arrangement).nullable(),
      query,
      mentions: z.array(mention),
    })
    .nullable(),
})
