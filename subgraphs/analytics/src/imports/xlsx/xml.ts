import sax from 'sax'
import { ImportProblemError } from '../import-problem.js'

const MOST_DEEP = 64

export interface XmlHandlers {
  /** Names without their namespace's prefix. */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/**
 * Reads XML piece by piece, told after each piece. No entity but XML's own five is known, and a document that declares any
 * is refused before these are read: neither a thousand laughs nor a file of this machine comes out of one.
 */
export async function* readXml(bytes: AsyncIterable<Buffer>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = sax.parser(true, { position: false })
  const decoder = new TextDecoder('utf-8')
  let depth = 0
  parser.ondoctype = () => {
    throw new ImportProblemError(
      'This workbook declares entities in its XML, as no spreadsheet program does. Save it again.',
    )
  }
  parser.onerror = (error) => {
    throw new ImportProblemError(`This workbook holds malformed XML: ${error.message.split('\n')[0] ?? ''}.`)
  }
  parser.onopentag = ({ name, attributes }) => {
    depth += 1
    if (depth > MOST_DEEP) throw new ImportProblemError('This workbook holds XML nested too deeply to be a sheet.')
    handlers.open?.(localName(name), attributes as Readonly<Record<string, string>>)
  }
  parser.onclosetag = (name) => {
    depth -= 1
    handlers.close?.(localName(name))
  }
  if (handlers.text) parser.ontext = parser.oncdata = handlers.text
  for await (const piece of bytes) {
    parser.write(decoder.decode(piece, { stream: true }))
    yield
  }
  parser.write(decoder.decode()).close()
  yield
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)
