import { sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss } from 'pg-boss'
import { z } from 'zod'
import type { Logger } from './logger.js'

/** A drizzle database or, so that the event shares its fate, a transaction. */
export type SqlRunner = Parameters<typeof fromDrizzle>[0]

export interface JobOptions {
  /** A second job with the same key is not queued while the first is kept. */
  readonly singletonKey?: string
}

/** One try at a job. */
export interface JobRun {
  /** Aborted when the try takes too long or the process stops. */
  readonly signal: AbortSignal
  /** A failure of this try parks the job as failed. */
  readonly lastTry: boolean
}

export interface WorkOptions {
  readonly concurrency?: number
  /** Seconds a run may take before it counts as failed and is tried again. */
  readonly timeoutSeconds?: number
  readonly retries?: number
}

/**
 * Durable jobs and events on Postgres (pg-boss, one shared schema). Delivered at least once: handlers are idempotent.
 * Queued and published within the caller's transaction, they exist exactly if what they speak of does.
 */
export interface Jobs {
  /** Makes the queue, so that jobs can be sent to it. */
  defineQueue(queue: string, options?: WorkOptions): Promise<void>
  enqueue(runner: SqlRunner, queue: string, data: object, options?: JobOptions): Promise<void>
  /** Runs the queue's jobs here; a handler that throws is tried again, then the job is parked as failed. */
  work<Schema extends z.ZodType>(
    queue: string,
    schema: Schema,
    handler: (data: z.output<Schema>, run: JobRun) => Promise<void>,
    options?: WorkOptions,
  ): Promise<void>
  publish(runner: SqlRunner, event: string, data: object): Promise<void>
  /** `subscriber` names the consumer: each subscriber gets every event once, however many processes it has. */
  subscribe<Schema extends z.ZodType>(
    event: string,
    subscriber: string,
    schema: Schema,
    handler: (data: z.output<Schema>) => Promise<void>,
  ): Promise<void>
  /** Takes no new jobs and lets running ones finish. */
  stop(): Promise<void>
}

const DEFAULTS = { timeoutSeconds: 300, retries: 3 }

/** Connects to the shared pg-boss schema, making it where it is missing. */
export async function startJobs(options: {
  readonly url: string
  readonly log: Logger
  readonly maxConnections?: number
}): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: options.url,
    schema: 'jobs',
    max: options.maxConnections ?? 4,
    application_name: 'jobs',
    // Workers wake at once; polling goes on as the fallback, also behind a pooler that cannot listen.
    useListenNotify: true,
  })
  boss.on('error', (error) => options.log.warn({ err: error }, 'the job queue had an error'))
  await boss.start()

  const define = (queue: string, work: WorkOptions = {}): Promise<void> =>
    boss.createQueue(queue, {
      retryLimit: work.retries ?? DEFAULTS.retries,
      retryDelay: 1,
      retryBackoff: true,
      notify: true,
      expireInSeconds: work.timeoutSeconds ?? DEFAULTS.timeoutSeconds,
    })

  async function work<Schema extends z.ZodType>(
    queue: string,
    schema: Schema,
    handler: (data: z.output<Schema>, run: JobRun) => Promise<void>,
    workOptions: WorkOptions = {},
  ): Promise<void> {
    await define(queue, workOptions)
    for (let worker = 0; worker < (workOptions.concurrency ?? 1); worker += 1) {
      await boss.work(
        queue,
        { batchSize: 1, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2, includeMetadata: true },
        async (jobs) => {
          for (const job of jobs)
            await handler(schema.parse(job.data), { signal: job.signal, lastTry: job.retryCount >= job.retryLimit })
        },
      )
    }
  }

  return {
    defineQueue: define,
    async enqueue(runner, queue, data, jobOptions = {}) {
      await boss.send(queue, data, { db: fromDrizzle(runner, sql), ...jobOptions })
    },
    work,
    async publish(runner, event, data) {
      await boss.publish(event, data, { db: fromDrizzle(runner, sql) })
    },
    async subscribe(event, subscriber, schema, handler) {
      const queue = `${subscriber}.${event}`
      await define(queue)
      await boss.subscribe(event, queue)
      await work(queue, schema, handler)
    },
    stop: () => boss.stop({ graceful: true, timeout: 20_000 }),
  }
}
