import type { Readable } from 'node:stream'

/** What a signed link lets its bearer do, and to which file. */
export type OpenedLink =
  | { readonly kind: 'upload'; readonly key: string; readonly maxBytes: number }
  | { readonly kind: 'download'; readonly key: string; readonly fileName: string; readonly contentType: string }

export interface UploadLink {
  /** Takes one PUT with the file as its body. */
  readonly url: string
  /** To be sent with the PUT. */
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly expiresAt: Date
}

export interface DownloadLink {
  readonly url: string
  readonly expiresAt: Date
}

export interface StoredFile {
  readonly byteSize: number
  readonly writtenAt: Date
}

/**
 * Files under opaque keys: `upload_01k…` or `exports/export_01k…`, letters, digits, _ and - between slashes, never a
 * name that a person chose. Whoever holds a link may use it until it expires.
 */
export interface Storage {
  /**
   * Writes the whole file or none of it; what was under the key before is replaced at once. Once resolved the file
   * survives a crash. Throws FileTooLargeError and NoRoomError.
   */
  write(key: string, content: Readable, limits: { readonly maxBytes: number }): Promise<{ readonly byteSize: number }>
  /** Throws FileMissingError. */
  read(key: string): Promise<Readable>
  stat(key: string): Promise<StoredFile | null>
  delete(key: string): Promise<void>
  uploadLink(
    key: string,
    terms: { readonly maxBytes: number; readonly contentType: string; readonly expiresInSeconds: number },
  ): UploadLink
  downloadLink(
    key: string,
    terms: { readonly fileName: string; readonly contentType: string; readonly expiresInSeconds: number },
  ): DownloadLink
  /** What a link to `/files/…` allows; null for a forged or expired one and for another method. `url` may be a path. */
  openLink(method: string, url: string): OpenedLink | null
}

export class FileTooLargeError extends Error {
  constructor(readonly maxBytes: number) {
    super(`The file is larger than ${maxBytes} bytes.`)
    this.name = 'FileTooLargeError'
  }
}

/** The disk is full, or what may be used of it is; nothing of the file was kept. */
export class NoRoomError extends Error {
  constructor(cause: unknown) {
    super('There is no room for the file.', { cause })
    this.name = 'NoRoomError'
  }
}

export class FileMissingError extends Error {
  constructor(readonly key: string) {
    super(`There is no file ${key}.`)
    this.name = 'FileMissingError'
  }
}
