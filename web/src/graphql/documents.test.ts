import { expect, test } from '@jest/globals'
import { buildSchema, type DocumentNode, Kind, specifiedRules, NoUnusedFragmentsRule, validate } from 'graphql'
import { readFileSync } from 'node:fs'
import * as account from '../account/account.documents.js'
import * as chart from '../chart/chart.documents.js'
import * as dataset from '../datasets/dataset.documents.js'
import * as datasets from '../datasets/datasets.documents.js'
import * as connect from '../datasets/connect/connect.documents.js'
import * as meaning from '../datasets/meaning/meaning.documents.js'
import * as exported from '../exports/exports.documents.js'
import * as learning from '../learning/learning.documents.js'
import * as prompt from '../prompt/prompt.documents.js'

const schema = buildSchema(readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8'))
const documents: readonly DocumentNode[] = [
  ...Object.values(account),
  ...Object.values(chart),
  ...Object.values(dataset),
  ...Object.values(datasets),
  ...Object.values(connect),
  ...Object.values(meaning),
  ...Object.values(exported),
  ...Object.values(learning),
  ...Object.values(prompt),
]
// A fragment's own document uses nothing of itself.
const rules = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule)

const namesOf = (document: DocumentNode): readonly string[] =>
  document.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION || node.kind === Kind.FRAGMENT_DEFINITION ? [node.name?.value ?? ''] : [],
  )

test('every generated document is valid against the public API as it is now', () => {
  expect(documents.length).toBeGreaterThan(15)
  expect(
    documents.flatMap((document) =>
      validate(schema, document, rules).map(({ message }) => `${namesOf(document).join(' ')}: ${message}`),
    ),
  ).toEqual([])
})

test('every operation has a name, for logs and caches', () => {
  expect(documents.flatMap(namesOf)).not.toContain('')
})
