// npm run -s answer: answers a file of prompts over folders of CSV files, through the path that the API uses.
import './check-node.mjs'

import('./run-answer.mjs')
