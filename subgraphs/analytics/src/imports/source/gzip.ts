import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { ImportProblemError } from '../import-problem.js'
import { bytesOf, type ImportFile, startOf } from './content.js'

const MAGIC = Buffer.from([0x1f, 0x8b])
/** A table packs to a tenth, a very even one to a hundredth; gzip itself can go to a thousandth. */
const MOST_TIMES = 250
const FREE_BYTES = 32 * 1024 * 1024
const MOST_BYTES = 16 * 1024 ** 3
const TIMES = `This gzip file unpacks to more than ${MOST_TIMES} times its size, as no table does. Upload it unpacked.`
const BYTES = 'This gzip file unpacks to more than 16 GB. Split it into several files.'
const DAMAGED = 'This gzip file is damaged or cut off. Pack it again, or upload it unpacked.'

export const isGzip = (start: Buffer): boolean => start.subarray(0, 2).equals(MAGIC)

/** The file itself, or what is packed in it. Reading it throws ImportProblemError where it is damaged or a bomb. */
export async function unpacked(file: ImportFile): Promise<ImportFile> {
  if (!isGzip(await startOf(bytesOf(file), MAGIC.length))) return file
  // A bomb shows itself before anything is made of what is in it: unpacking this much takes a fifth of a second.
  let looked = 0
  for await (const chunk of unpack(file)) if ((looked += chunk.length) > 2 * FREE_BYTES) break
  return {
    ...file,
    name: file.name.replace(/\.gz(ip)?$/i, ''),
    open: () => Promise.resolve(Readable.from(unpack(file), { objectMode: false })),
  }
}

async function* unpack(file: ImportFile): AsyncGenerator<Buffer> {
  const packed = await file.open()
  const gunzip = createGunzip({ chunkSize: 256 * 1024 })
  packed.once('error', (error) => gunzip.destroy(error))
  packed.pipe(gunzip)
  let unpackedBytes = 0
  try {
    for await (const chunk of gunzip) {
      if (!Buffer.isBuffer(chunk)) continue
      unpackedBytes += chunk.length
      if (unpackedBytes > MOST_BYTES) throw new ImportProblemError(BYTES)
      if (unpackedBytes > FREE_BYTES && unpackedBytes > MOST_TIMES * gunzip.bytesWritten)
        throw new ImportProblemError(TIMES)
      yield chunk
    }
  } catch (error) {
    throw isDamage(error) ? new ImportProblemError(DAMAGED) : error
  } finally {
    packed.destroy()
    gunzip.destroy()
  }
}

const isDamage = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && /^Z_(BUF|DATA)_ERROR$/.test(String(error.code))
