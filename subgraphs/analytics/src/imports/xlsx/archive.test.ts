import { afterEach, expect, test } from '@jest/globals'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { z } from 'zod'
import { rowsOf, workbookOf } from '../../../test/workbook.js'
import { openArchive } from './archive.js'

const SHEET = 'xl/worksheets/sheet1.xml'
const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

/** A workbook's parts, in a function of its own, so that nobody else holds the handle of its file. */
async function archiveOf(book: Buffer) {
  const folder = await mkdtemp(join(tmpdir(), 'askchart-archive-'))
  folders.push(folder)
  await writeFile(join(folder, 'file'), book)
  return openArchive({ size: book.length, handle: await open(join(folder, 'file'), 'r') })
}

test('the file stays open while its parts may be read, whatever garbage is collected meanwhile', async () => {
  const archive = await archiveOf(workbookOf({ sheets: [{ name: 'S', rows: rowsOf(['n'], [1], [2]) }] }))
  setFlagsFromString('--expose_gc')
  const collect = z.custom<() => void>((made) => typeof made === 'function').parse(runInNewContext('gc'))
  for (let time = 0; time < 5; time += 1) {
    await turn()
    collect()
  }
  const pieces: Buffer[] = []
  for await (const piece of archive.read(SHEET)) pieces.push(piece)
  expect(Buffer.concat(pieces).toString()).toContain('<v>2</v>')
})
