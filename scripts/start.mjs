// npm start: installs and builds what is missing or has changed, then runs everything in one process.
import './check-node.mjs'

import('./start-standalone.mjs')
