import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { type EngineFailure, failure, failureOf } from './clickhouse-errors.js'
import type { Sessions } from './clickhouse-sessions.js'
import { type Statement, StatementError, statementText } from './clickhouse-statement.js'

const MAX_STATEMENT_BYTES = 16 * 1024 * 1024
// What the HTTP server itself would read; the engine knows none of these.
const OF_THE_SERVER =
  /^(query|database|default_format|query_id|session_\w+|user|password|quota_key|role|compress|decompress|buffer_size|wait_end_of_query|send_progress_in_http_headers|stacktrace|client_protocol_version|enable_http_compression|http_\w+)$/

/** Parameters travel in the URL; a filter may hold a thousand values. */
const MAX_HEADER_BYTES = 8 * 1024 * 1024

/** ClickHouse's HTTP interface over chDB, as far as the official client and curl use it. */
export async function createClickHouseHttp(
  sessions: Sessions,
  options: { readonly password: string; readonly bodiesFolder: string },
): Promise<Server> {
  await rm(options.bodiesFolder, { recursive: true, force: true })
  await mkdir(options.bodiesFolder, { recursive: true, mode: 0o700 })
  const server = createServer(
    { keepAliveTimeout: 15_000, requestTimeout: 0, maxHeaderSize: MAX_HEADER_BYTES },
    (request, response) => {
      void answer(sessions, options, request, response).catch((error: unknown) => fail(response, failureOf(error)))
    },
  )
  return server
}

async function answer(
  sessions: Sessions,
  { password, bodiesFolder }: { readonly password: string; readonly bodiesFolder: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const asked = url.searchParams.get('query')
  if (url.pathname === '/ping' || (request.method === 'GET' && asked === null)) {
    response.end('Ok.\n')
    return
  }
  if (!isAuthentic(request, password)) {
    request.resume()
    fail(response, failure(516, 'AUTHENTICATION_FAILED', 'Authentication failed: password is incorrect'))
    return
  }
  const id = url.searchParams.get('query_id') ?? randomUUID()
  const dataFile = asked === null || request.method !== 'POST' ? null : join(bodiesFolder, randomUUID())
  try {
    if (dataFile !== null) await pipeline(bodyOf(request), createWriteStream(dataFile, { mode: 0o600 }))
    const sql = asked ?? (await textOf(bodyOf(request)))
    const hasData = dataFile !== null && (await stat(dataFile)).size > 0
    const isInsert = /^\s*INSERT\b/i.test(sql)
    const comment = url.searchParams.get('log_comment') ?? randomUUID()
    response.setHeader('x-clickhouse-query-id', id)
    response.setHeader('x-clickhouse-timezone', 'UTC')
    response.setHeader('x-clickhouse-server-display-name', 'chdb')
    // An INSERT without a single byte of data inserts nothing, as with the server.
    if (dataFile !== null && !hasData && isInsert && /\bFORMAT\s+\w+\s*$/i.test(sql)) {
      succeed(response, null)
      return
    }
    let left = false
    response.once('close', () => {
      left = !response.writableFinished
      if (left && !isInsert) void sessions.cancel(comment).catch(() => undefined)
    })
    const statement: Statement = {
      sql,
      ...(hasData ? { dataFile } : {}),
      ...optional('database', url.searchParams.get('database')),
      settings: { ...settingsIn(url), log_comment: comment, ...(request.method === 'GET' ? { readonly: '1' } : {}) },
      parameters: parametersIn(url),
    }
    const format = url.searchParams.get('default_format') ?? headerOf(request, 'x-clickhouse-format') ?? 'TabSeparated'
    succeed(response, await sessions.run(statementText(statement), format, () => !left))
  } catch (error) {
    if (!(error instanceof StatementError)) throw error
    fail(response, failure(error.code, error.type, error.message))
  } finally {
    if (dataFile !== null) await rm(dataFile, { force: true })
  }
}

function succeed(response: ServerResponse, outcome: Awaited<ReturnType<Sessions['run']>> | null): void {
  const read = String(outcome?.rowsRead ?? 0)
  const summary = {
    read_rows: read,
    read_bytes: String(outcome?.bytesRead ?? 0),
    written_rows: '0',
    written_bytes: '0',
    result_rows: '0',
    result_bytes: String(outcome?.bytes.length ?? 0),
    total_rows_to_read: '0',
    elapsed_ns: String(Math.round((outcome?.elapsedSeconds ?? 0) * 1e9)),
  }
  response.setHeader('x-clickhouse-summary', JSON.stringify(summary))
  response.setHeader('content-type', 'text/plain; charset=UTF-8')
  response.end(outcome?.bytes ?? '')
}

function fail(response: ServerResponse, { status, code, text }: EngineFailure): void {
  if (response.headersSent || response.destroyed) {
    response.destroy()
    return
  }
  response.writeHead(status, {
    'x-clickhouse-exception-code': String(code),
    'content-type': 'text/plain; charset=UTF-8',
  })
  response.end(text)
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

function isAuthentic(request: IncomingMessage, password: string): boolean {
  const basic = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const given = basic
    ? Buffer.from(basic, 'base64')
        .toString('utf8')
        .replace(/^[^:]*:/, '')
    : (headerOf(request, 'x-clickhouse-key') ?? '')
  return timingSafeEqual(digest(given), digest(password))
}

function headerOf(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name]
  return typeof value === 'string' ? value : null
}

function bodyOf(request: IncomingMessage): Readable {
  const encoding = request.headers['content-encoding']
  if (encoding === undefined || encoding === 'identity') return request
  if (encoding === 'gzip') return request.pipe(createGunzip())
  throw new StatementError(36, 'BAD_ARGUMENTS', `content-encoding ${encoding} is not understood here`)
}

async function textOf(body: Readable): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    size += bytes.length
    if (size > MAX_STATEMENT_BYTES) throw new StatementError(62, 'SYNTAX_ERROR', 'the statement is longer than 16 MiB')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const optional = (name: 'database', value: string | null): { readonly database?: string } =>
  value === null || value === '' ? {} : { [name]: value }

const settingsIn = (url: URL): Readonly<Record<string, string>> =>
  Object.fromEntries([...url.searchParams].filter(([name]) => !OF_THE_SERVER.test(name) && !name.startsWith('param_')))

const parametersIn = (url: URL): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...url.searchParams].flatMap(([name, value]) => (name.startsWith('param_') ? [[name.slice(6), value]] : [])),
  )
