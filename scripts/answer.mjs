// npm run -s answer -- --databases DIR --prompts FILE --out FILE: builds what has changed, then answers a file of prompts.
import './check-node.mjs'

const { install } = await import('./install.mjs')
await install()
const { build } = await import('./build.mjs')
await build({ web: false })
process.setSourceMapsEnabled(true)
await import('../standalone/dist/answer/main.js')
