import { useEffect, useRef, useState } from 'react'
import { Icon } from '../../ui/icon.js'

interface DropAnywhereProps {
  /** What dropping does, such as "Drop to bring it in". */
  readonly label: string
  readonly onFiles: (files: readonly File[]) => void
}

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false

/** Takes files that are dropped anywhere on the page, and says so over all of it while some are held above it. */
export function DropAnywhere({ label, onFiles }: DropAnywhereProps) {
  // Entering a child comes before leaving its parent: only once all are left, the files are gone.
  const [depth, setDepth] = useState(0)
  const take = useRef(onFiles)
  useEffect(() => {
    take.current = onFiles
  })
  useEffect(() => {
    const leaving = new AbortController()
    const on = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', handle: (event: DragEvent) => void): void =>
      window.addEventListener(
        type,
        (event) => {
          if (!holdsFiles(event)) return
          event.preventDefault()
          handle(event)
        },
        leaving,
      )
    on('dragenter', () => setDepth((now) => now + 1))
    on('dragover', ({ dataTransfer }) => {
      if (dataTransfer) dataTransfer.dropEffect = 'copy'
    })
    on('dragleave', () => setDepth((now) => Math.max(0, now - 1)))
    on('drop', ({ dataTransfer }) => {
      setDepth(0)
      const files = [...(dataTransfer?.files ?? [])]
      if (files.length > 0) take.current(files)
    })
    return () => leaving.abort()
  }, [])
  if (depth === 0) return null
  return (
    <div data-drop-target className="pointer-events-none fixed inset-0 z-40 bg-paper/85 p-4 sm:p-8">
      <div className="grid h-full place-items-center rounded-3xl border-4 border-dashed border-accent bg-accent-soft/70">
        <p className="flex flex-col items-center gap-3 text-center text-2xl font-semibold">
          <span className="text-accent">
            <Icon name="up" size={48} />
          </span>
          {label}
        </p>
      </div>
    </div>
  )
}
