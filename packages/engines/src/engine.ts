/** A store that runs as a child process of ours. */
export interface Engine {
  /** Address with the credentials in it, for the store's official client. */
  readonly url: string
  readonly pid: number
  /** Ends the engine cleanly; resolves when its process is gone. */
  stop(): Promise<void>
}

export interface EngineOptions {
  /** A folder of the engine's own; made where it is missing. The caller holds the lock on it or on its parent. */
  readonly folder: string
  /** Told what a step that takes a while is doing. */
  readonly progress?: (text: string) => void
}
