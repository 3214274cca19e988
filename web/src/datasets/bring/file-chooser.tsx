import { type ReactNode, useId } from 'react'
import { Icon } from '../../ui/icon.js'
import { KINDS } from './files.js'

interface FileChooserProps {
  readonly disabled?: boolean
  readonly onFiles: (files: readonly File[]) => void
  /** What is said behind "Choose files". */
  readonly children: ReactNode
}

/** Opens the browser's dialog for files; dropping them is the page's own affair. */
export function FileChooser({ disabled = false, onFiles, children }: FileChooserProps) {
  const id = useId()
  return (
    <label
      htmlFor={id}
      className="flex cursor-pointer flex-col items-center gap-2 rounded-xl border-2 border-dashed border-line bg-paper px-4 py-6 text-center text-sm focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent hover:border-line-strong has-disabled:cursor-not-allowed"
    >
      <span className="text-accent">
        <Icon name="up" size={28} />
      </span>
      <span>
        <span className="font-semibold text-accent underline underline-offset-4">Choose files</span> {children}
      </span>
      <input
        id={id}
        type="file"
        accept={KINDS}
        multiple
        className="sr-only"
        disabled={disabled}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          // The same file may be chosen again, mended.
          target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </label>
  )
}
