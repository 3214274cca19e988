import type {
  Aggregate,
  Arrangement,
  ComparisonOperator,
  Granularity,
  Mark,
  OrderDirection,
} from '@askchart/vocabulary'
import type { Span } from '../types.js'

/** What a phrase asks for, whatever the data: the words of analysis. */
export type Meaning =
  | { readonly kind: 'aggregate'; readonly aggregate: Aggregate }
  | { readonly kind: 'total' | 'count' | 'distinct' }
  | { readonly kind: 'mark'; readonly mark: Mark; readonly arrangement?: Arrangement }
  | { readonly kind: 'chartWord' }
  | { readonly kind: 'arrangement'; readonly arrangement: Arrangement }
  | { readonly kind: 'direction'; readonly direction: OrderDirection }
  | { readonly kind: 'sort'; readonly strong: boolean }
  /** `aggregate` where it may stand for one: the highest price of each. */
  | { readonly kind: 'extreme'; readonly direction: OrderDirection; readonly aggregate: Aggregate | null }
  | {
      readonly kind:
        'group' | 'colour' | 'facet' | 'bin' | 'histogram' | 'trend' | 'share' | 'relation' | 'distribution' | 'versus'
    }
  | { readonly kind: 'axis'; readonly axis: 'x' | 'y' }
  | { readonly kind: 'granularity'; readonly granularity: Granularity; readonly adverb: boolean }
  | { readonly kind: 'compare'; readonly operator: ComparisonOperator }
  | { readonly kind: 'running' | 'growth' | 'change' }
  /**
   * What a value is compared with: the period before; null where it is only called so, and is the step that the chart is cut to.
   * `strong` where the words alone ask for the difference.
   */
  | { readonly kind: 'against'; readonly granularity: Granularity | null; readonly strong: boolean }
  | { readonly kind: 'pattern'; readonly place: 'start' | 'end' | 'in' }
  | { readonly kind: 'not' | 'or' | 'and' | 'between' | 'where' | 'only' | 'none' }

export type Cue = Span & Meaning
type Of<C, K> = C extends { readonly kind: infer Kind } ? (K extends Kind ? C & { readonly kind: K } : never) : never
export type CueOf<K extends Meaning['kind']> = Of<Cue, K>

export const isCue = <K extends Meaning['kind']>(cue: Cue, kind: K): cue is CueOf<K> => cue.kind === kind
