import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { z } from 'zod'

/** The way to a ClickHouse as a user whose profile may be changed. */
export interface ClickHouseUser {
  readonly url: string
  /** The `readonly` of the profile, from the next statement on. */
  is(readonly: 0 | 1 | 2): void
  stop(): Promise<void>
}

/**
 * Stands before the ClickHouse of a test run, which has no users of its own. The profile is set first and what a
 * statement asks for after it, within the statement, so that it is ClickHouse itself that allows or refuses.
 */
export async function startClickHouseUser(to: string): Promise<ClickHouseUser> {
  let profile = 0
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      // Who asks is told in a header; fetch takes no name and password in an address.
      const asked = new URL(request.url ?? '/', new URL(to).origin)
      const settings: string[] = []
      for (const [name, value] of [...asked.searchParams]) {
        if (/^(param_.*|query_id|database|default_format|wait_end_of_query|http_.*)$/.test(name)) continue
        asked.searchParams.delete(name)
        settings.push(`${name} = '${value}'`)
      }
      asked.searchParams.set('readonly', String(profile))
      const sql = await text(request)
      const { headers, status, body } = await fetch(asked, {
        method: 'POST',
        headers: { authorization: request.headers.authorization ?? '' },
        body: settings.length === 0 ? sql : `${sql} SETTINGS ${settings.join(', ')}`,
      })
      const code = headers.get('x-clickhouse-exception-code')
      response.writeHead(status, code === null ? {} : { 'x-clickhouse-exception-code': code })
      response.end(body === null ? '' : Buffer.from(await new Response(body).arrayBuffer()))
    }
    answer().catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1' }, resolve))
  const url = new URL(to)
  url.port = String(z.object({ port: z.number() }).parse(server.address()).port)
  return {
    url: url.href,
    is(readonly) {
      profile = readonly
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
