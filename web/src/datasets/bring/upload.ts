/** Where and how a file is put, as createUpload answers. */
export interface UploadTarget {
  readonly url: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
}

/**
 * PUTs a file and reports how much of it is sent, 0 to 1. Rejects with words for the reader, and with the signal's reason
 * once that is aborted. fetch cannot say how far an upload is.
 */
export function putFile(
  target: UploadTarget,
  file: File,
  signal: AbortSignal,
  onProgress: (sent: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', target.url)
    for (const { name, value } of target.headers) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve()
      else reject(new Error(`The server did not take ${file.name} (status ${request.status}). Try again.`))
    }
    request.onerror = () => reject(new Error(`The connection broke while ${file.name} was sent. Try again.`))
    request.onabort = () => reject(new DOMException('The upload was cancelled.', 'AbortError'))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}
