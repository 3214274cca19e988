import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './graphiql.css'
import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit'
import { GraphiQL } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { browserSession } from '../account/browser-session.js'
import { authorizedFetch } from '../graphql/authorized-fetch.js'
import { createSocket } from '../graphql/socket.js'
import { exampleTabs } from './examples.js'
import { useTheme } from '../ui/theme.js'
import { operationIn } from './operation.js'
import { idsOf, IDS_QUERY, withIds } from './example-ids.js'

const root = document.getElementById('graphiql')
if (!root) throw new Error('The page has no element to draw into.')

const session = browserSession()
const fetchAsViewer = authorizedFetch(session, (input, init) => window.fetch(input, init))
const send = createGraphiQLFetcher({
  url: '/graphql',
  fetch: fetchAsViewer,
  wsClient: createSocket(session, window.location.origin),
})

/** The ids that the examples name, as they are now; empty ones where the graph does not answer. */
async function knownIds() {
  try {
    const response = await fetchAsViewer('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: IDS_QUERY }),
    })
    return idsOf(await response.json())
  } catch {
    return idsOf(null)
  }
}

const fetcher: Fetcher = async (params, options) => {
  const variables = await withIds(params.variables, knownIds)
  const operation = operationIn(params.query, params.operationName ?? null)
  if (!operation) return send({ ...params, variables }, options)
  const { documentAST, operationName } = operation
  return send({ ...params, variables, operationName }, { ...options, documentAST })
}

const tabs = exampleTabs(await knownIds())
// Where tabs are kept from earlier in this window, they say their own variables.
const fresh = window.sessionStorage.getItem('graphiql:tabState') === null
const firstVariables = tabs[0]?.variables

/** GraphiQL in the client's own theme; left to itself, its editors keep the one they began with. */
function Page() {
  const theme = useTheme()
  return (
    <GraphiQL
      fetcher={fetcher}
      defaultTabs={tabs}
      {...(fresh && firstVariables !== undefined ? { initialVariables: firstVariables } : {})}
      defaultEditorToolsVisibility="variables"
      forcedTheme={theme}
      storage={window.sessionStorage}
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo>
        <a href="/">Askchart</a>
      </GraphiQL.Logo>
    </GraphiQL>
  )
}
createRoot(root).render(<Page />)
