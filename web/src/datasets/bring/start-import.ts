import { nanoid } from 'nanoid'
import type { Client, CombinedError } from 'urql'
import { ownWorkspaceId } from '../../account/own-workspace.js'
import { errorMessage } from '../../graphql/error-message.js'
import { DatasetWorkspace, ImportDataset, ReadFileAgain } from '../datasets.documents.js'
import { nameFromFile } from './dataset-name.js'
import type { WantedAgain, WantedFiles } from './wanted.js'

/** The workspace that files are brought to: that of the dataset whose rows they replace, else this person's own. */
export async function workspaceOf(client: Client, replaces: string | null): Promise<string> {
  if (replaces === null) return ownWorkspaceId(client)
  const { data, error } = await client.query(DatasetWorkspace, { id: replaces })
  const id = data?.dataset?.workspace?.id
  if (id === undefined) throw new Error(error ? errorMessage(error) : 'There is no such dataset any more.')
  return id
}

/** What an import that was asked for came to. */
function startOf<Result>(result: Result | undefined, error: CombinedError | undefined): Result {
  if (result === undefined) throw new Error(error ? errorMessage(error) : 'The import could not be started.')
  return result
}

/** Imports what was uploaded, a table each. */
export async function importFiles(
  client: Client,
  { files, written, replaces, columnTypes }: WantedFiles,
  uploadIds: readonly string[],
  skipBadLines: boolean,
) {
  const [only] = uploadIds
  const { data, error } = await client.mutation(ImportDataset, {
    input: {
      workspaceId: await workspaceOf(client, replaces),
      ...(replaces === null ? { name: nameFromFile(files[0]?.name ?? '') } : { datasetId: replaces }),
      uploadIds,
      columnTypes,
      ...(written && only !== undefined && uploadIds.length === 1
        ? { readings: [{ uploadId: only, encoding: written.encoding, delimiter: written.delimiter }] }
        : {}),
      skipBadLines,
      idempotencyKey: nanoid(),
    },
  })
  return startOf(data?.importDataset, error)
}

/** Has the server read the files that it keeps. */
export async function readAgain(
  client: Client,
  { replaces, table, encoding, delimiter, columnTypes }: WantedAgain,
  skipBadLines: boolean,
) {
  const idempotencyKey = nanoid()
  const { data, error } = await client.mutation(ReadFileAgain, {
    input: { datasetId: replaces, table, encoding, delimiter, columnTypes, skipBadLines, idempotencyKey },
  })
  return startOf(data?.readFileAgain, error)
}
