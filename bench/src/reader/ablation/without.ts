import { register } from 'node:module'

// `node --import without.js?part=3`: everything that is loaded after this is without that part.
const part = Number(new URL(import.meta.url).searchParams.get('part'))
register('./hooks.js', import.meta.url, { data: { part } })
