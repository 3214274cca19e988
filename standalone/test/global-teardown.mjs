import { rm } from 'node:fs/promises'

export default () => rm(process.env.TEST_DATA_TEMPLATE, { recursive: true, force: true })
