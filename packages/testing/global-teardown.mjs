import { rm } from 'node:fs/promises'

export default async function teardown() {
  const { folder, engines } = globalThis.__askchartTestEngines
  for (const engine of engines) await engine.stop()
  await rm(folder, { recursive: true, force: true })
}
