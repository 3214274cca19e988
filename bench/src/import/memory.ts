import { readFile } from 'node:fs/promises'

const PAGE_BYTES = 4096

async function residentBytes(pid: number): Promise<number> {
  const [, pages = '0'] = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')
  return Number(pages) * PAGE_BYTES
}

/** How far processes' resident memory together went above what it was at the start, in bytes. Linux only. */
export async function peakAbove(pids: readonly number[], act: () => Promise<unknown>): Promise<number> {
  const all = async (): Promise<number> =>
    (await Promise.all(pids.map(residentBytes))).reduce((sum, bytes) => sum + bytes, 0)
  const idle = await all()
  const peaks = [idle]
  const watch = setInterval(() => {
    void all().then((bytes) => {
      if (bytes > (peaks[0] ?? 0)) peaks[0] = bytes
    })
  }, 20)
  try {
    await act()
  } finally {
    clearInterval(watch)
  }
  return (peaks[0] ?? idle) - idle
}
