import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { serviceWorker } from './service-worker-plugin.js'

const api = process.env['API_URL'] ?? 'http://127.0.0.1:4000'

/** Two pages: the client, and GraphiQL at /graphiql/. In development the API is another process, at API_URL. */
export default defineConfig({
  plugins: [react(), tailwind(), serviceWorker({ entry: 'app', page: 'index.html' })],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    target: ['chrome123', 'firefox121', 'safari17.5'],
    rolldownOptions: {
      input: { app: 'index.html', graphiql: 'graphiql/index.html' },
      // React's own compiler marks its output with directives that mean nothing in a bundle.
      onLog: (level, log, next) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') next(level, log)
      },
    },
    chunkSizeWarningLimit: 4000,
    sourcemap: false,
  },
  worker: { format: 'es' },
  server: {
    proxy: {
      '/graphql': { target: api, ws: true },
      '/session': api,
      '/files': api,
    },
  },
})
