const swc = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic' },
    },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
}

const base = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  transformIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
}

/** unit: beside the code. graph: the whole system, in one process and in six. browser: journeys in Chromium. */
export default {
  testTimeout: 120_000,
  projects: [
    {
      ...base,
      displayName: 'unit',
      roots: [
        '<rootDir>/packages',
        '<rootDir>/subgraphs',
        '<rootDir>/gateway',
        '<rootDir>/standalone/src',
        '<rootDir>/bench/src',
        '<rootDir>/web/src',
      ],
      testMatch: ['**/*.test.ts', '**/*.test.tsx'],
      globalSetup: '<rootDir>/packages/testing/global-setup.mjs',
      globalTeardown: '<rootDir>/packages/testing/global-teardown.mjs',
    },
    {
      ...base,
      displayName: 'graph',
      roots: ['<rootDir>/standalone/test'],
      testMatch: ['**/*.test.ts'],
      globalSetup: '<rootDir>/standalone/test/global-setup.mjs',
      globalTeardown: '<rootDir>/standalone/test/global-teardown.mjs',
    },
    {
      ...base,
      displayName: 'browser',
      roots: ['<rootDir>/web/e2e'],
      testMatch: ['**/*.test.ts'],
      globalSetup: '<rootDir>/web/e2e/global-setup.mjs',
      globalTeardown: '<rootDir>/web/e2e/global-teardown.mjs',
    },
  ],
}
