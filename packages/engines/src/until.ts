/** Asks every 20 ms until it holds. Throws `complaint` past the limit. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  limitMs: number,
  complaint: string,
): Promise<void> {
  const deadline = Date.now() + limitMs
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`${complaint} within ${limitMs / 1000} s.`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
