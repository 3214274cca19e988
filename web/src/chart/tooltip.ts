import type { View } from 'vega'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const cell = (tag: 'dt' | 'dd', text: string, className: string): HTMLElement => {
  const element = document.createElement(tag)
  element.textContent = text
  element.className = className
  return element
}

function fill(box: HTMLElement, value: unknown): void {
  if (!isRecord(value)) {
    box.textContent = String(value)
    return
  }
  const list = document.createElement('dl')
  list.className = 'grid grid-cols-[auto_auto] gap-x-4 gap-y-1'
  for (const [name, text] of Object.entries(value)) {
    list.append(cell('dt', name, 'text-muted'), cell('dd', String(text), 'font-semibold tabular-nums text-right'))
  }
  box.replaceChildren(list)
}

/** Shows a mark's values beside the pointer, as text and never as markup. Answers with how to take the box away. */
export function showTooltip(view: View, element: HTMLElement): () => void {
  const box = document.createElement('div')
  box.className =
    'pointer-events-none fixed z-50 max-w-72 rounded-xl border border-line bg-surface px-3 py-2 text-xs text-ink shadow-card'
  box.hidden = true
  box.setAttribute('aria-hidden', 'true')
  document.body.append(box)
  view.tooltip((_handler, event, _item, value: unknown) => {
    box.hidden = value === null || value === undefined || value === ''
    if (box.hidden) return
    fill(box, value)
    const { width, height } = box.getBoundingClientRect()
    box.style.left = `${Math.max(8, Math.min(window.innerWidth - width - 8, event.clientX + 14))}px`
    box.style.top = `${event.clientY + height + 24 > window.innerHeight ? event.clientY - height - 12 : event.clientY + 16}px`
  })
  const hide = (): void => {
    box.hidden = true
  }
  element.addEventListener('pointerleave', hide)
  return () => {
    element.removeEventListener('pointerleave', hide)
    box.remove()
  }
}
