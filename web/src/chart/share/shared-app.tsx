import { ErrorBoundary } from '../../ui/error-boundary.js'
import { Notice } from '../../ui/notice.js'
import { ThemeToggle } from '../../ui/theme-toggle.js'
import { SharedPage } from './shared-page.js'

/** What whoever has a share link sees: the chart, and nothing of the rest. Without a token there is nothing to show. */
export function SharedApp({ hasToken }: { readonly hasToken: boolean }) {
  return (
    <>
      <header className="border-b border-line bg-paper">
        <div className="mx-auto flex h-16 max-w-4xl items-center gap-2.5 px-4 text-lg font-semibold tracking-tight sm:px-6">
          <img src="/icon.svg" alt="" width="30" height="30" />
          <span className="mr-auto">Askchart</span>
          <ThemeToggle />
        </div>
      </header>
      <main id="main" className="mx-auto max-w-4xl px-4 pt-6 pb-16 sm:px-6 sm:pt-8">
        <ErrorBoundary>
          {hasToken ? (
            <SharedPage />
          ) : (
            <Notice title="This link is not whole.">
              Copy all of it, with what stands after the #, and open it again.
            </Notice>
          )}
        </ErrorBoundary>
      </main>
    </>
  )
}
