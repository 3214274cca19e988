import { readdir, readFile } from 'node:fs/promises'
import { beforeAll, expect, test } from '@jest/globals'
import '@askchart/analytics'
import '@askchart/charts'
import '@askchart/exports'
import '@askchart/nlp'
import '@askchart/users'
import { type DirectiveNode, Kind, type ObjectTypeDefinitionNode, parse } from 'graphql'
import { getMetadataStorage } from 'type-graphql'

/**
 * Events of a subscription are shared by all who may see them, in the name of a viewer who reads their workspaces and
 * is nobody in particular. So a field that depends on who looks is tagged perViewer, or stands here with the reason why
 * whoever belongs to such an audience may see what it answers that viewer.
 */
const REASONS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['prompt', 'analysis', 'dataset', 'owner', 'workspace', 'history', 'atVersion', 'comments', 'presence', 'sql'].map(
      (field) => [`Chart.${field}`, 'kept from those who hold but a link, and they share no audience'],
    ),
  ),
  'ChartEvent.chart': 'there for readers of the workspace that the events are of',
  'Chart.document': 'for readers of its workspace, which the audience is',
  'ChartEdit.update': 'for readers of its workspace, which the audience is',
  'ChartEdit.chart': 'there for readers of its workspace, which the audience is',
  'Chart.dataProblem': 'tells of the columns of a dataset only whoever reads the workspace of the dataset',
  'Import.dataset': 'there for readers of its workspace; imports have no audience',
  'Workspace.members': 'the members of a workspace, for its readers, the same for all of them',
  'Workspace.charts': 'the charts of a workspace, for its readers, the same for all of them',
}
/** Entities that other subgraphs name: there or not, as their reference resolver says of the viewer. */
const ENTITIES: Readonly<Record<string, string>> = {
  'analytics Chart': 'trusts the grant of charts and nobody else',
  'analytics Dataset': 'there for readers of its workspace',
  'analytics Import': 'there for readers of its workspace',
  'charts Chart': 'there for readers of its workspace',
  'charts Comment': 'there for readers of the workspace of its chart',
  'charts Workspace': 'there for its readers',
  'exports Export': 'there for readers of its workspace',
  'nlp Analysis': 'there for readers of its workspace',
  'users User': 'there for whoever shares a workspace; in an event, for whoever reads one of the audience',
  'users Workspace': 'there for its readers; their role in it is tagged perViewer',
}

const folder = new URL('../../schema/subgraphs/', import.meta.url)
let types: readonly (readonly [subgraph: string, type: ObjectTypeDefinitionNode])[]
beforeAll(async () => {
  const files = await readdir(folder)
  const read = files.map(async (file) => {
    const { definitions } = parse(await readFile(new URL(file, folder), 'utf8'))
    const own = definitions.filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION)
    return own.map((type) => [file.replace('.graphql', ''), type] as const)
  })
  types = (await Promise.all(read)).flat()
})

const argument = (directive: DirectiveNode, name: string): unknown => {
  const value = directive.arguments?.find((one) => one.name.value === name)?.value
  return value && 'value' in value ? value.value : undefined
}
const tagged = (): string[] =>
  types.flatMap(([, { name, fields = [] }]) =>
    fields
      .filter(({ directives = [] }) => directives.some((one) => argument(one, 'name') === 'perViewer'))
      .map((field) => `${name.value}.${field.name.value}`),
  )

/** Field resolvers that take the request's context, which says who looks. */
function dependent(): string[] {
  const { fieldResolvers, params, resolverClasses, objectTypes } = getMetadataStorage()
  return fieldResolvers
    .filter(({ target, methodName }) =>
      params.some((one) => one.kind === 'context' && one.target === target && one.methodName === methodName),
    )
    .map(({ target, schemaName }) => {
      const entity = resolverClasses.find((one) => one.target === target)?.getObjectType()
      return `${objectTypes.find((one) => one.target === entity)?.name ?? ''}.${schemaName}`
    })
}

test('every field that may depend on who looks is tagged perViewer or has a reason why not', () => {
  expect(dependent().length).toBeGreaterThan(4)
  const explained = new Set([...tagged(), ...Object.keys(REASONS)])
  expect(dependent().filter((field) => !explained.has(field))).toEqual([])
  expect(Object.keys(REASONS).filter((field) => !dependent().includes(field))).toEqual([])
})

test('every field named after the viewer is tagged perViewer', () => {
  const named = types.flatMap(([, { name, fields = [] }]) =>
    fields.map((field) => `${name.value}.${field.name.value}`).filter((field) => /\.(viewer|my)[A-Z]/.test(field)),
  )
  expect(named.length).toBeGreaterThan(1)
  expect(tagged()).toEqual(expect.arrayContaining(named))
})

test('every entity that another subgraph may name has a reason why its events may be shared', () => {
  const entities = types
    .filter(([, { directives = [] }]) =>
      directives.some((one) => one.name.value === 'key' && argument(one, 'resolvable') !== false),
    )
    .map(([subgraph, { name }]) => `${subgraph} ${name.value}`)
  expect(entities.sort()).toEqual(Object.keys(ENTITIES).sort())
})

test('no field needs a perViewer field of its entity, which the gateway would not see selected', () => {
  const needed = types.flatMap(([, { name, fields = [] }]) =>
    fields.flatMap(({ directives = [] }) =>
      directives
        .filter((one) => one.name.value === 'requires')
        .flatMap((one) => String(argument(one, 'fields')).match(/\w+/g) ?? [])
        .map((field) => `${name.value}.${field}`),
    ),
  )
  expect(needed.length).toBeGreaterThan(0)
  expect(needed.filter((field) => tagged().includes(field))).toEqual([])
})

test('every audience takes the arguments of its subscription', () => {
  const fields = (type: string, subgraph: string) =>
    types.find(([from, { name }]) => from === subgraph && name.value === type)?.[1].fields ?? []
  const shapes = types
    .filter(([, { name }]) => name.value === 'Query')
    .flatMap(([subgraph]) =>
      fields('Query', subgraph)
        .filter(({ name }) => name.value.endsWith('Audience'))
        .map((audience) => ({
          audience,
          subscription: fields('Subscription', subgraph).find(
            ({ name }) => `${name.value}Audience` === audience.name.value,
          ),
        })),
    )
  expect(shapes.length).toBeGreaterThan(3)
  for (const { audience, subscription } of shapes) {
    const names = (field: typeof subscription) => field?.arguments?.map(({ name }) => name.value).sort()
    expect([audience.name.value, names(audience)]).toEqual([audience.name.value, names(subscription)])
  }
})
