/** How much one request, one socket and one person may ask for. */
export interface Limits {
  /** Fields on the longest path of an operation, fragments followed; introspection exempt. */
  readonly depth: number
  readonly aliases: number
  /** Fields of an operation, each fragment counted as often as it is spread. */
  readonly fields: number
  readonly directives: number
  /** Tokens of a document, counted while parsing. */
  readonly tokens: number
  /** Mutations that may stand only once in an operation. */
  readonly onceAnOperation: readonly string[]
  readonly bodyBytes: number
  /** How long a client may take to send the body of a GraphQL request. */
  readonly bodySeconds: number
  readonly messageBytes: number
  readonly operationsPerSocket: number
  readonly socketsPerPerson: number
  /** Sockets from one address that carry no access token. */
  readonly socketsPerAddress: number
  /** Frames waiting for one slow reader. */
  readonly queuedFrames: number
  readonly connectionInitSeconds: number
}

export const defaultLimits: Limits = {
  depth: 10,
  aliases: 100,
  fields: 400,
  directives: 50,
  tokens: 4_000,
  onceAnOperation: [
    'startGuestSession',
    'refreshSession',
    'signOut',
    'createUpload',
    'importDataset',
    'readFileAgain',
    'connectDatabase',
    'checkDatabase',
    'refreshDatabase',
    'generateChart',
    'generateCharts',
    'refineChart',
    'exportCharts',
    'recordFeedback',
  ],
  bodyBytes: 300 * 1024,
  bodySeconds: 20,
  messageBytes: 64 * 1024,
  operationsPerSocket: 20,
  socketsPerPerson: 10,
  socketsPerAddress: 100,
  queuedFrames: 256,
  connectionInitSeconds: 5,
}
