import { type ReactNode, useState } from 'react'
import { useMutation } from 'urql'
import { useViewer } from '../../account/use-viewer.js'
import { errorMessage, faultyField } from '../../graphql/error-message.js'
import type { ConnectDatabaseInput } from '../../graphql/generated/graphql.js'
import { Button } from '../../ui/button.js'
import { plural } from '../../ui/format.js'
import { Notice } from '../../ui/notice.js'
import { Select } from '../../ui/select.js'
import { TextField } from '../../ui/text-field.js'
import { CheckDatabase, ConnectDatabase } from './connect.documents.js'
import { Notes } from './notes.js'

const EXAMPLES = {
  POSTGRES: 'postgres://reader:password@db.example.com:5432/sales',
  CLICKHOUSE: 'https://reader:password@db.example.com:8443/sales',
} as const

interface ConnectFormProps {
  /** The connected dataset that is to be read at another address; null for a new one. */
  readonly dataset: { readonly id: string; readonly name: string; readonly kind: keyof typeof EXAMPLES } | null
  readonly onConnected: (connected: { readonly id: string; readonly notes: readonly string[] }) => void
  readonly onClose: () => void
}

/**
 * Connects a live database, or has a connected one read at another address. The address, which may hold a password, is in
 * the form alone and goes with it; that of a connected one is never told.
 */
export function ConnectForm({ dataset, onConnected, onClose }: ConnectFormProps) {
  const { viewer } = useViewer()
  const [kind, setKind] = useState<keyof typeof EXAMPLES>(dataset?.kind ?? 'POSTGRES')
  const [name, setName] = useState(dataset?.name ?? '')
  const [url, setUrl] = useState('')
  const [schemas, setSchemas] = useState('')
  const [testing, test] = useMutation(CheckDatabase)
  const [connecting, connect] = useMutation(ConnectDatabase)
  const [last, setLast] = useState<'test' | 'connect' | null>(null)
  const asked = last === 'test' ? testing : connecting
  const answer = last === 'test' ? testing.data?.checkDatabase : connecting.data?.connectDatabase
  const at = asked.error ? faultyField(asked.error) : null
  const problem = (field: string): string | null => (asked.error && at === field ? errorMessage(asked.error) : null)
  const known = ['name', 'url', 'schemas']

  const input = (): ConnectDatabaseInput => ({
    workspaceId: viewer?.workspace?.id ?? '',
    name: name.trim(),
    kind,
    url: url.trim(),
    datasetId: dataset?.id ?? null,
    ...(schemas.trim() === '' ? {} : { schemas: schemas.split(',').map((schema) => schema.trim()) }),
  })

  let outcome: ReactNode = null
  if (asked.fetching) outcome = null
  else if (asked.error && !known.includes(at ?? ''))
    outcome = <Notice tone="danger" title={errorMessage(asked.error)} />
  else if (answer?.__typename === 'ConnectionRefused') outcome = <Notice tone="danger" title={answer.message} />
  else if (answer?.__typename === 'DatabaseReachable')
    outcome = (
      <Notice title={`It answers, with ${plural(answer.tables, 'table')}`}>
        {answer.notes.length > 0 && <Notes notes={answer.notes} />}
      </Notice>
    )

  return (
    <form
      aria-label={dataset === null ? 'Connect a database' : 'Its address'}
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        setLast('connect')
        void connect({ input: input() }).then(({ data }) => {
          if (data?.connectDatabase.__typename !== 'DatabaseConnected') return
          setUrl('')
          const { dataset: connected, notes } = data.connectDatabase
          onConnected({ id: connected.id, notes })
        })
      }}
    >
      {dataset === null && (
        <Select
          look="field"
          label="Kind"
          value={kind}
          onChange={({ target }) => setKind(target.value === 'CLICKHOUSE' ? 'CLICKHOUSE' : 'POSTGRES')}
        >
          <option value="POSTGRES">PostgreSQL</option>
          <option value="CLICKHOUSE">ClickHouse</option>
        </Select>
      )}
      <TextField
        autoFocus
        label="Address"
        required
        spellCheck={false}
        value={url}
        placeholder={EXAMPLES[kind]}
        problem={problem('url')}
        hint="With user and password. It is kept encrypted and never shown again. A role that may only read is best."
        onChange={({ target }) => setUrl(target.value)}
      />
      {dataset === null && (
        <TextField
          label="Name of the dataset"
          required
          maxLength={200}
          value={name}
          problem={problem('name')}
          onChange={({ target }) => setName(target.value)}
        />
      )}
      <TextField
        label={kind === 'POSTGRES' ? 'Schemas' : 'Databases'}
        value={schemas}
        placeholder={dataset !== null ? 'as before' : kind === 'POSTGRES' ? 'public' : 'that of the address'}
        problem={problem('schemas')}
        hint="Several with commas between."
        onChange={({ target }) => setSchemas(target.value)}
      />
      {outcome}
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          look="primary"
          busy={connecting.fetching}
          disabled={url.trim() === '' || name.trim() === ''}
        >
          {dataset === null ? 'Connect' : 'Read it from there'}
        </Button>
        <Button
          busy={testing.fetching}
          disabled={url.trim() === ''}
          onClick={() => {
            setLast('test')
            void test({ input: { ...input(), name: name.trim() === '' ? 'Test' : name.trim() } })
          }}
        >
          Test
        </Button>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
