import type { ExportFormat } from '../graphql/generated/graphql.js'
import { Button } from '../ui/button.js'
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
  const { state, start } = useExport(download)
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-2" role="group" aria-label="Download">
        {FORMATS.map((format) => (
          <Button
            key={format}
            aria-label={`Download ${format}`}
            disabled={state.step === 'making'}
            icon={<Icon name="down" size={16} />}
            onClick={() => void start(chartId, format, theme)}
          >
            {format}
          </Button>
        ))}
      </div>
      {state.step === 'making' && <Progress label={`Making the ${state.format} file`} value={state.progress} />}
      {state.step === 'done' && (
        <p role="status" className="text-sm text-muted">
          <span className="text-good">Saved.</span>{' '}
          <a
            href={state.url}
            download={state.fileName}
            className="font-semibold text-accent underline underline-offset-4"
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
