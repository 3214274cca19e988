import { nanoid } from 'nanoid'

/** This window, among all that may edit a chart: tells its own edits from those of others. */
export const clientId: string = nanoid()
