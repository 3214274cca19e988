import { plural } from '../../ui/format.js'
import { useSyncState } from './use-document.js'

/** Says of a chart that is not there any more what was edited in this window and could not be saved. */
export function LostEdits({ chartId }: { readonly chartId: string }) {
  const { content, lost } = useSyncState(chartId)
  const title = typeof content?.title === 'string' && content.title !== '' ? ` of “${content.title}”` : ''
  return (
    <p data-lost={lost}>
      {plural(lost, 'change')}
      {title} {lost === 1 ? 'was' : 'were'} not yet saved when it went, and {lost === 1 ? 'is' : 'are'} lost with it.
    </p>
  )
}
