import { useConnection } from '../graphql/connection.js'
import type { ExportFormat } from '../graphql/generated/graphql.js'
import { Icon } from '../ui/icon.js'
import { Notice } from '../ui/notice.js'
import { Progress } from '../ui/progress.js'
import { useTheme } from '../ui/theme.js'
import { useExport } from './use-export.js'

const FORMATS: readonly ExportFormat[] = ['PNG', 'SVG', 'CSV']

/** Hands a finished file to the browser's own downloads. */
function download({ url, fileName }: { readonly url: string; readonly fileName: string }): void {
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  document.body.append(link)
  link.click()
  link.remove()
}

/** Takes a chart away as a file: made by the server, with its progress, then saved by the browser. */
export function DownloadMenu({ chartId }: { readonly chartId: string }) {
  const theme = useTheme()
  const connection = useConnection()
  const { state, start } = useExport(download)
  return (
    <div className="space-y-3">
      <div
        className="flex w-fit items-center rounded-xl border border-line text-sm font-semibold"
        role="group"
        aria-label="Download"
      >
        <span className="pr-1 pl-3 text-muted">
          <Icon name="down" size={16} />
        </span>
        {FORMATS.map((format) => (
          <button
            key={format}
            type="button"
            aria-label={`Download ${format}`}
            aria-disabled={state.step === 'making'}
            onClick={() => {
              if (state.step !== 'making') void start(chartId, format, theme)
            }}
            className="min-h-10 rounded-xl px-3 hover:bg-sunken hover:text-accent aria-disabled:cursor-progress aria-disabled:text-muted"
          >
            {format}
          </button>
        ))}
      </div>
      {state.step === 'making' && (
        <Progress
          label={connection === 'lost' ? 'Waiting for the connection' : `Making the ${state.format} file`}
          value={connection === 'lost' ? null : state.progress}
        />
      )}
      {state.step === 'done' && (
        <p role="status" className="max-w-72 text-sm text-muted">
          <span className="text-good">Saved.</span>{' '}
          <a
            href={state.url}
            download={state.fileName}
            className="font-semibold wrap-anywhere text-accent underline underline-offset-4"
          >
            {state.fileName}
          </a>
        </p>
      )}
      {state.step === 'failed' && (
        <Notice tone="danger" title="No file was made">
          {state.message}
        </Notice>
      )}
    </div>
  )
}
