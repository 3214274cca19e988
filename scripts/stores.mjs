// npm run -s stores: Postgres and ClickHouse by themselves, for services that run apart; prints their addresses.
import './check-node.mjs'

const { install } = await import('./install.mjs')
await install()
const { build } = await import('./build.mjs')
await build({ web: false })
process.setSourceMapsEnabled(true)
await import('../standalone/dist/stores.js')
