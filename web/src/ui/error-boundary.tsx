import { Component, type ReactNode } from 'react'
import { Button } from './button.js'
import { Notice } from './notice.js'

interface ErrorBoundaryProps {
  readonly children: ReactNode
}

/** Where a page breaks, says so and offers to load it again; the rest of the window goes on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
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
