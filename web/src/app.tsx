import { lazy, Suspense } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { ChartSkeleton } from './chart/chart-skeleton.js'
import { BringProvider } from './datasets/bring/bring-context.js'
import { useNewVersion } from './offline/new-version.js'
import { NewerNotice } from './offline/newer-notice.js'
import { OfflineSign } from './offline/offline-sign.js'
import { AskPage } from './prompt/ask-page.js'
import { ConversationProvider } from './prompt/thread-context.js'
import { buttonClass } from './ui/button.js'
import { Icon } from './ui/icon.js'
import { NavLink } from './ui/nav-link.js'
import { Notice } from './ui/notice.js'
import { usePageTitle } from './ui/page-title.js'
import { widthOf } from './ui/page-width.js'
import { ErrorBoundary } from './ui/error-boundary.js'
import { ThemeToggle } from './ui/theme-toggle.js'
import { useArrival } from './ui/use-arrival.js'

const ChartPage = lazy(() => import('./chart/chart-page.js').then((module) => ({ default: module.ChartPage })))
const GalleryPage = lazy(() => import('./chart/gallery-page.js').then((module) => ({ default: module.GalleryPage })))
const LearnedPage = lazy(() => import('./learning/learned-page.js').then((module) => ({ default: module.LearnedPage })))
const DatasetsPage = lazy(() =>
  import('./datasets/datasets-page.js').then((module) => ({ default: module.DatasetsPage })),
)

const LeftEdits = lazy(() => import('./chart/document/left-edits.js').then((module) => ({ default: module.LeftEdits })))

const DatasetPage = lazy(() => import('./datasets/dataset-page.js').then((module) => ({ default: module.DatasetPage })))

function Header() {
  const [location] = useLocation()
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-paper">
      <div className={`mx-auto flex h-16 items-center gap-3 px-4 sm:px-6 ${widthOf(location)}`}>
        <Link
          href="/"
          className="mr-auto flex items-center gap-2.5 rounded-lg text-lg font-semibold tracking-tight sm:mr-2 lg:mr-6"
        >
          <img src="/icon.svg" alt="" width="30" height="30" />
          Askchart
        </Link>
        <nav
          aria-label="Main"
          className="fixed inset-x-0 bottom-0 z-20 flex justify-around border-t border-line bg-surface px-2 pb-[env(safe-area-inset-bottom)] sm:static sm:mr-auto sm:justify-start sm:gap-1 sm:border-0 sm:bg-transparent sm:p-0"
        >
          <NavLink href="/" current={location === '/'} icon={<Icon name="ask" size={18} />}>
            Ask
          </NavLink>
          <NavLink href="/charts" current={location.startsWith('/charts')} icon={<Icon name="grid" size={18} />}>
            Charts
          </NavLink>
          <NavLink href="/datasets" current={location.startsWith('/datasets')} icon={<Icon name="data" size={18} />}>
            Datasets
          </NavLink>
          <NavLink href="/learned" current={location === '/learned'} icon={<Icon name="check" size={18} />}>
            Learned
          </NavLink>
        </nav>
        <a href="/graphiql" className={buttonClass('quiet', 'px-3')}>
          <Icon name="code" size={18} /> <span className="sr-only lg:not-sr-only">GraphiQL</span>
        </a>
        <ThemeToggle />
      </div>
    </header>
  )
}

function NotFound() {
  usePageTitle('Not found')
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <Notice
        title="There is no such page."
        action={
          <Link href="/" className={buttonClass('plain')}>
            Ask a question
          </Link>
        }
      />
    </>
  )
}

function NewerPage() {
  return (
    <>
      <h1 className="sr-only">Askchart</h1>
      <NewerNotice />
    </>
  )
}

/** Every page, under one header. */
export function App() {
  const [location] = useLocation()
  const main = useArrival(location)
  const newer = useNewVersion()
  return (
    <ConversationProvider>
      <BringProvider>
        <a
          href="#main"
          className={buttonClass(
            'primary',
            'sr-only focus-visible:not-sr-only focus-visible:fixed focus-visible:top-3 focus-visible:left-3 focus-visible:z-50',
          )}
        >
          Go to the content
        </a>
        <Header />
        <OfflineSign />
        <ErrorBoundary instead={null}>
          <Suspense fallback={null}>
            <LeftEdits shownChart={/^\/charts\/([^/]+)/.exec(location)?.[1] ?? null} />
          </Suspense>
        </ErrorBoundary>
        <main
          ref={main}
          id="main"
          tabIndex={-1}
          className={`mx-auto px-4 pt-6 pb-28 outline-none sm:px-6 sm:pt-8 sm:pb-16 ${widthOf(location)}`}
        >
          <ErrorBoundary key={location} {...(newer ? { instead: <NewerPage /> } : {})}>
            <Suspense fallback={<ChartSkeleton />}>
              <Switch>
                <Route path="/">
                  <AskPage />
                </Route>
                <Route path="/charts">
                  <GalleryPage />
                </Route>
                <Route path="/charts/:id">{({ id }) => <ChartPage key={id} id={id} />}</Route>
                <Route path="/datasets">
                  <DatasetsPage />
                </Route>
                <Route path="/datasets/:id">{({ id }) => <DatasetPage key={id} id={id} />}</Route>
                <Route path="/learned">
                  <LearnedPage />
                </Route>
                <Route>
                  <NotFound />
                </Route>
              </Switch>
            </Suspense>
          </ErrorBoundary>
        </main>
      </BringProvider>
    </ConversationProvider>
  )
}
