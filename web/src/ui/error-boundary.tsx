import { Component, type ReactNode } from 'react'
import { Button } from './button.js'
import { Notice } from './notice.js'

interface ErrorBoundaryProps {
  readonly children: ReactNode
  /** What is shown of a part that broke; where it is not given, that it did, and a way to load the page again. */
  readonly instead?: ReactNode
}

/** Where a part of a page breaks, the rest of the window goes on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    if (this.props.instead !== undefined) return this.props.instead
    return (
      <Notice
        tone="danger"
        title="This page broke"
        action={
          <Button
            onClick={() => {
              window.location.reload()
            }}
          >
            Load it again
          </Button>
        }
      >
        What you made is kept on the server.
      </Notice>
    )
  }
}
