import js from '@eslint/js'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import importX from 'eslint-plugin-import-x'
import tseslint from 'typescript-eslint'

const subgraphs = ['users', 'analytics', 'nlp', 'charts', 'exports']
const zone = (target, from, message, except) => ({ target, from, message, ...(except ? { except } : {}) })

// Who may import whom: see CONTRIBUTING.md, "The rooms and their doors".
const zones = [
  ...['document', 'service', 'pubsub', 'storage', 'engines', 'testing'].map((name) =>
    zone('packages/vocabulary/src', `packages/${name}`, 'vocabulary imports nothing'),
  ),
  ...['subgraphs', 'gateway', 'standalone', 'web'].map((from) =>
    zone('packages/*/src', from, 'packages know nothing of what is built on them'),
  ),
  ...subgraphs.flatMap((name) => [
    zone(`subgraphs/${name}`, 'subgraphs', 'subgraphs meet only through GraphQL', [`./${name}`]),
    zone(`subgraphs/${name}`, ['gateway', 'standalone', 'web'], 'subgraphs do not know who runs them'),
  ]),
  zone('gateway', ['subgraphs', 'standalone', 'web'], 'the gateway knows subgraphs only by their schema'),
  zone(
    'web/src',
    ['subgraphs', 'gateway', 'standalone', 'packages/service', 'packages/storage', 'packages/pubsub'],
    'the web client knows only the vocabulary, the document and the API',
  ),
  zone('subgraphs/nlp/src/reader', 'subgraphs/nlp/src', 'the reader is pure', ['./reader']),
  zone('subgraphs/analytics/src/query', 'subgraphs/analytics/src', 'the compiler is pure', ['./query']),
  zone('subgraphs/charts/src/spec', 'subgraphs/charts/src', 'the spec builder is pure', ['./spec']),
]
const pure = ['subgraphs/nlp/src/reader/**', 'subgraphs/analytics/src/query/**', 'subgraphs/charts/src/spec/**']
const only = (files, ignores, group, message) => ({
  files,
  ignores,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
})

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      '.cache/',
      '.data/',
      'web/src/graphql/generated/',
      '**/learned-weights.ts',
      'coverage/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        Buffer: 'readonly',
        AbortSignal: 'readonly',
      },
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: ['tsconfig.json', 'web/tsconfig.json'] })],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'import-x/no-default-export': 'error',
      'import-x/no-cycle': ['error', { maxDepth: 4, ignoreExternal: true }],
      '@typescript-eslint/consistent-type-assertions': [
        'error',
        { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' },
      ],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-redeclare': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'only config.ts reads the environment' },
        {
          object: 'crypto',
          property: 'randomUUID',
          message: 'browsers lack it on plain HTTP over a network: use nanoid',
        },
      ],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: [
      '**/config.ts',
      '**/*.config.ts',
      '**/*.test.ts',
      '**/test/**',
      '**/e2e/**',
      'packages/testing/**',
      'bench/**',
    ],
    rules: { 'no-restricted-properties': 'off', 'import-x/no-default-export': 'off' },
  },
  {
    files: ['web/e2e/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='waitForFunction'] > [async=true]",
          message: 'it takes a promise for true, whatever comes of it: use untilHolds',
        },
      ],
    },
  },
  only(
    ['subgraphs/*/src/**/*.ts'],
    ['**/*.data-source.ts', '**/db/**', '**/*.test.ts', '**/config.ts', '**/main.ts'],
    ['drizzle-orm', 'drizzle-orm/*', 'pg', '@clickhouse/client', 'openai'],
    'only data sources and db/ touch the stores',
  ),
  only(
    ['subgraphs/**/*.ts', 'gateway/**/*.ts', 'packages/**/*.ts'],
    ['subgraphs/exports/src/render/**', '**/*.test.ts'],
    ['vega', 'vega-lite', 'vega-interpreter'],
    'only web/src/chart and exports/src/render draw',
  ),
  only(
    ['web/src/**/*.{ts,tsx}'],
    ['web/src/chart/**'],
    ['vega', 'vega-lite', 'vega-interpreter'],
    'only web/src/chart and exports/src/render draw',
  ),
  {
    files: pure,
    ignores: ['**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\.|@askchart/vocabulary$|compromise|dictionary-en$)',
              message: 'this room is pure: it imports the vocabulary and itself',
            },
          ],
        },
      ],
    },
  },
)
