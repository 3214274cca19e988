import { useQuery } from 'urql'
import { Icon, type IconName } from '../ui/icon.js'
import { Skeleton } from '../ui/skeleton.js'
import type { Intent } from '../graphql/generated/graphql.js'
import { PromptSuggestions } from './prompt.documents.js'

const icons: Record<Intent, IconName> = {
  RANKING: 'bar',
  TREND: 'line',
  COMPARISON: 'bar',
  COMPOSITION: 'arc',
  DISTRIBUTION: 'boxplot',
  CORRELATION: 'point',
  FILTER: 'search',
  SUMMARY: 'text',
}

interface ExamplesProps {
  readonly datasetId: string | null
  readonly most?: number
  readonly onAsk: (prompt: string) => void
}

/** Questions worth asking of this data, each a button that asks it. */
export function Examples({ datasetId, most = 10, onAsk }: ExamplesProps) {
  const [{ data, fetching }] = useQuery({
    query: PromptSuggestions,
    variables: { datasetId: datasetId ?? '', first: most },
    pause: datasetId === null,
  })
  const examples = data?.suggestPrompts
  if (examples?.length === 0) return null
  return (
    <section aria-labelledby="examples" className="mt-6">
      <h2 id="examples" className="mb-3 text-sm font-semibold text-muted">
        Try one of these
      </h2>
      <ul className="flex flex-wrap gap-2">
        {!examples &&
          (fetching || datasetId === null) &&
          [56, 44, 64, 48, 60, 52].map((width, index) => (
            <li key={index}>
              <Skeleton
                className={`h-10 rounded-full ${index % 2 === 0 ? 'w-56' : 'w-44'} ${width > 50 ? 'sm:w-64' : ''}`}
              />
            </li>
          ))}
        {examples?.map(({ text, intent }) => (
          <li key={text}>
            <button
              type="button"
              onClick={() => onAsk(text)}
              className="inline-flex min-h-10 items-center gap-2 rounded-full border border-line bg-surface px-4 py-1.5 text-left text-sm hover:border-accent hover:bg-accent-soft"
            >
              <span className="text-accent">
                <Icon name={icons[intent]} size={16} />
              </span>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
