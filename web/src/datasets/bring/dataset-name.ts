/** A name to begin with, from the file's own: `store_sales-2025.csv` is "Store sales 2025". */
export function nameFromFile(fileName: string): string {
  const words = fileName
    .replace(/\.[^.]*$/, '')
    .replace(/[_\-.]+/g, ' ')
    .trim()
  return words === '' ? 'My data' : words.charAt(0).toUpperCase() + words.slice(1)
}
