export { buildSpec, type Reading, type ResultShape } from './spec/build-spec.js'
export { chartTitle } from './spec/chart-title.js'
export { type DrawnChart, type DrawnMark, drawnRows, type DrawnRow } from './spec/drawn-rows.js'
