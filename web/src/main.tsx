import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Provider } from 'urql'
import { App } from './app.js'
import { createGraphClient } from './graphql/client.js'
import './index.css'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no element to draw into.')
createRoot(root).render(
  <StrictMode>
    <Provider value={createGraphClient()}>
      <App />
    </Provider>
  </StrictMode>,
)
