const MAGIC = 'PAR1'

export const isParquet = (start: Buffer): boolean => start.toString('latin1', 0, MAGIC.length) === MAGIC
