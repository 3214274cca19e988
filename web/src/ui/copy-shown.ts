function select(shown: HTMLElement): void {
  if (shown instanceof HTMLInputElement) shown.select()
  else getSelection()?.selectAllChildren(shown)
}

/**
 * Copies what an element shows, and says whether that was done. On plain HTTP over a network, where a page has no clipboard, it is
 * copied by selecting it; where the browser refuses that too, it stays selected, to be copied by hand.
 */
export async function copyShown(shown: HTMLElement, text: string): Promise<boolean> {
  select(shown)
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- all that a page on plain HTTP can copy with
    return document.execCommand('copy')
  }
}
