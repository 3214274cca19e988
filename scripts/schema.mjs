// npm run schema: schema/subgraphs/*.graphql from the built subgraphs, composed into schema/supergraph.graphql, and the
// public API as schema/api.graphql. With --check it writes nothing and fails where a committed file differs.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { composeServices } from '@apollo/composition'
import { parse, print, printSchema } from 'graphql'
import { build } from './build.mjs'
import { root } from './root.mjs'

const NAMES = ['users', 'analytics', 'nlp', 'charts', 'exports']

await build({ web: false })
const subgraphs = []
for (const name of NAMES) {
  const room = await import(join(root, 'subgraphs', name, 'dist/index.js'))
  subgraphs.push({ name, sdl: `${print(parse(room[`${name}Sdl`]()))}\n` })
}
const composed = composeServices(
  subgraphs.map(({ name, sdl }) => ({ name, url: `http://${name}.invalid/graphql`, typeDefs: parse(sdl) })),
)
if (composed.errors) {
  for (const error of composed.errors) console.error(error.message)
  process.exit(1)
}
const files = new Map([
  ...subgraphs.map(({ name, sdl }) => [`schema/subgraphs/${name}.graphql`, sdl]),
  ['schema/supergraph.graphql', composed.supergraphSdl],
  ['schema/api.graphql', `${printSchema(composed.schema.toAPISchema().toGraphQLJSSchema())}\n`],
])
const drifted = [...files]
  .filter(([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text)
  .map(([path]) => path)
if (!process.argv.includes('--check')) {
  for (const path of drifted) writeFileSync(join(root, path), files.get(path))
  console.log(drifted.length > 0 ? `wrote ${drifted.join(', ')}` : 'schema/ is up to date')
} else if (drifted.length > 0) {
  console.error(
    `These files do not say what the code does: ${drifted.join(', ')}. Run "npm run schema" and commit them.`,
  )
  process.exit(1)
}
