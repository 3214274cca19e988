// Runs before the first paint, so that a chosen theme never flashes the other one.
try {
  const theme = globalThis.localStorage.getItem('askchart-theme')
  if (theme === 'light' || theme === 'dark') globalThis.document.documentElement.dataset.theme = theme
} catch {
  // Storage may be refused; the system's preference then decides.
}
