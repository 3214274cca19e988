export { type GatewayConfig, type GatewayServiceConfig, readGatewayConfig } from './config.js'
export { createGateway, type Gateway, type GatewayDependencies } from './gateway.js'
export { defaultLimits, type Limits } from './limits/limits.js'
