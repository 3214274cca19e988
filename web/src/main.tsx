import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { Provider } from 'urql'
import { browserSession } from './account/browser-session.js'
import { App } from './app.js'
import { ChartSkeleton } from './chart/chart-skeleton.js'
import { browserFetch, createGraphClient, linkFetch, linkSession } from './graphql/client.js'
import { followVersion } from './offline/new-version.js'
import { followNetwork } from './offline/reach.js'
import './index.css'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no element to draw into.')

const SharedApp = lazy(() => import('./chart/share/shared-app.js').then((module) => ({ default: module.SharedApp })))

/** Where share links lead. The token stands in the fragment, which no browser sends: it reaches no log of a server. */
const SHARED = '/shared'
const isShared = window.location.pathname === SHARED
const token = window.location.hash.slice(1)
// Another link in the same window is another visit.
if (isShared) window.addEventListener('hashchange', () => window.location.reload())

const session = isShared ? linkSession(token) : browserSession()
const client = createGraphClient(session, (isShared ? linkFetch : browserFetch)(session))
followNetwork()
if (import.meta.env.PROD) followVersion()

createRoot(root).render(
  <StrictMode>
    <Provider value={client}>
      {isShared ? (
        <Suspense fallback={<ChartSkeleton />}>
          <SharedApp hasToken={token !== ''} />
        </Suspense>
      ) : (
        <App />
      )}
    </Provider>
  </StrictMode>,
)
