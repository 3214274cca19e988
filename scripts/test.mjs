// npm test: installs what the tests need, builds, checks and runs every suite, and ends with "N passed, N failed".
import './check-node.mjs'

import('./run-tests.mjs')
