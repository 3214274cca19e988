import { Readable } from 'node:stream'
import type { PubSub } from '@askchart/pubsub'
import type { GraphCall, Logger } from '@askchart/service'
import type { Storage } from '@askchart/storage'
import { zipSync } from 'fflate'
import { formats } from '../render/formats.js'
import type { RenderPool } from '../render/render-pool.js'
import type { ExportDataSource } from './export.data-source.js'
import { type ChartExport, isFinished, progressTopic, storageKey } from './export.js'
import { fileNameOf, uniqueNames } from './file-name.js'
import type { GraphDataSource } from './graph.data-source.js'

const MAX_FILE_BYTES = 200 * 1024 * 1024

export interface ExportJobParts {
  readonly exports: ExportDataSource
  readonly graph: GraphDataSource
  readonly pool: RenderPool
  readonly storage: Storage
  readonly pubsub: PubSub
  readonly log: Logger
  readonly clock: () => Date
}

/** An export that will never succeed, however often it is tried; the message is for the person who asked. */
class ExportImpossible extends Error {}

/** Makes one export's file. Run again after a crash it starts over and ends in the same file. */
export class ExportJob {
  constructor(private readonly parts: ExportJobParts) {}

  async run(exportId: string): Promise<void> {
    const wanted = await this.parts.exports.byId(exportId)
    if (!wanted || isFinished(wanted)) return
    try {
      const { fileName, bytes } = await this.make(wanted)
      const { byteSize } = await this.parts.storage.write(storageKey(exportId), Readable.from([Buffer.from(bytes)]), {
        maxBytes: MAX_FILE_BYTES,
      })
      await this.parts.exports.finish(exportId, { fileName, byteSize }, this.parts.clock())
    } catch (error) {
      if (!(error instanceof ExportImpossible)) throw error
      await this.parts.exports.fail(exportId, error.message, this.parts.clock())
    }
    await this.announce(exportId)
  }

  /** The last try failed too: nobody waits for ever. */
  async giveUp(exportId: string, cause: unknown): Promise<void> {
    this.parts.log.error({ err: cause, exportId }, 'an export failed for good')
    await this.parts.exports.fail(
      exportId,
      'The file could not be made. Try again; if it fails again, check that the chart itself draws.',
      this.parts.clock(),
    )
    await this.announce(exportId)
  }

  private async make(wanted: ChartExport): Promise<{ readonly fileName: string; readonly bytes: Uint8Array }> {
    const { extension } = formats[wanted.format]
    const files: { title: string; bytes: Uint8Array }[] = []
    for (const [index, chartId] of wanted.chartIds.entries()) {
      await this.report(wanted.id, (index + 0.1) / wanted.chartIds.length)
      const call = await this.callFor(wanted.id)
      const chart = await this.parts.graph.chart(chartId, call)
      if (!chart) throw new ExportImpossible(`There is no chart ${chartId} any more, or you may no longer see it.`)
      const picture = await this.parts.graph.picture(chart, call)
      await this.report(wanted.id, (index + 0.5) / wanted.chartIds.length)
      files.push({
        title: chart.title,
        bytes: await this.parts.pool.render({ format: wanted.format, picture, options: wanted.options }),
      })
    }
    const [only] = files
    if (only && files.length === 1) return { fileName: fileNameOf(only.title, extension), bytes: only.bytes }
    const names = uniqueNames(files.map((file) => fileNameOf(file.title, extension)))
    return {
      fileName: `charts-${files.length}.zip`,
      bytes: zipSync(
        Object.fromEntries(files.map((file, index) => [names[index] ?? `chart-${index}.${extension}`, file.bytes])),
      ),
    }
  }

  /** Each chart is fetched with a viewer of its own minute, so that rights lost meanwhile count. */
  private async callFor(exportId: string): Promise<GraphCall> {
    const ticket = await this.parts.exports.ticketOf(exportId)
    const viewerToken = ticket === null ? null : await this.parts.graph.redeemTicket(ticket, exportId)
    if (viewerToken === null)
      throw new ExportImpossible('Your session ended before the file was made. Sign in and export again.')
    return { viewerToken, requestId: exportId }
  }

  private async report(exportId: string, progress: number): Promise<void> {
    await this.parts.exports.setProgress(exportId, progress)
    await this.announce(exportId)
  }

  private announce(exportId: string): Promise<void> {
    return this.parts.pubsub.publish(progressTopic(exportId), { id: exportId })
  }
}
