import { z } from 'zod'

/** Heard by everybody who follows the data of any chart: data changes rarely, and few follow it. */
export const DATA_TOPIC = 'chartDataChanged'

const message = z.object({ datasetId: z.string().nullable() })

/** The rows of a dataset were replaced; null: perhaps of any, as nobody could hear of it. */
export type DataChange = z.output<typeof message>

export const ANY_DATA: DataChange = { datasetId: null }

export const parseDataChange = (heard: unknown): DataChange => message.parse(heard)
