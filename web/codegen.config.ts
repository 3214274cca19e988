import type { CodegenConfig } from '@graphql-codegen/cli'

const vocabulary = (name: string): string => `@askchart/vocabulary#${name}`

/** Types of every operation, and the schema as graphcache wants it, from the composed public API. */
const config: CodegenConfig = {
  schema: '../schema/api.graphql',
  documents: ['src/**/*.{ts,tsx}', '!src/graphql/generated/**', '!src/graphiql/**'],
  generates: {
    'src/graphql/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        strictScalars: true,
        enumsAsTypes: true,
        useTypeImports: true,
        immutableTypes: true,
        defaultScalarType: 'unknown',
        scalars: {
          Base64: 'string',
          DateTime: 'string',
          Cell: vocabulary('Cell'),
          JSON: vocabulary('Json'),
          QuerySpec: vocabulary('QuerySpec'),
          VegaLiteSpec: vocabulary('VegaLiteSpec'),
        },
      },
    },
    'src/graphql/generated/introspection.json': {
      plugins: ['./introspection-plugin.mjs'],
    },
  },
  importExtension: '.js',
  ignoreNoDocuments: true,
}

export default config
