export { aViewer, type TestIdentity, testIdentity } from './identity.js'
export { hasRedis, testRedis } from './redis.js'
export { testClickHouse, testDatabase } from './stores.js'
export { until } from './until.js'
