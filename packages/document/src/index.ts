export {
  type AppliedChange,
  type Change,
  type Edited,
  type EditedDocument,
  editDocument,
  editOpened,
  encodeDocument,
  openDocument,
  type RawContent,
  readContent,
  readDocument,
  readUpdates,
  SERVER_PEER,
  setPaths,
} from './chart-document.js'
export { type ChartPath, parseChartPath, PathProblem, ROOTS } from './chart-path.js'
export { differences } from './differences.js'
export { isJsonList, isJsonObject, toJson } from './json.js'
export { isSame, mergeJson, type Place } from './json-merge.js'
export { ChartPeer, MOST_BYTES, type PendingEdit, SPLIT_BYTES, type TakenDocument, type ToldEdit } from './peer.js'
export { isSpoiled, spoil, tried } from './trial.js'
