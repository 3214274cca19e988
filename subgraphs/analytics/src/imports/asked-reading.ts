import { BadInputError, shown } from '@askchart/service'
import { FILE_ENCODINGS, type FileEncoding } from '@askchart/vocabulary'
import type { Reading } from './source/content.js'

/** How a file of text is asked to be read; null leaves that as it was or is found. */
export interface AskedReading {
  readonly encoding: string | null
  readonly delimiter: string | null
}

const NO_SIGN = 'Cells are parted by one sign, such as , ; | or a tab, and by no letter, digit, quote, point or minus.'

/** The reading that is asked for. Throws a BadInputError below the path where there is none such. */
export function askedReading({ encoding, delimiter }: AskedReading, path: string): Reading {
  if (delimiter !== null && !/^(?![\w".-])[\t -~]$/.test(delimiter))
    throw new BadInputError(`${path}.delimiter`, NO_SIGN)
  return {
    ...(encoding === null ? {} : { encoding: encodingOf(encoding, `${path}.encoding`) }),
    ...(delimiter === null ? {} : { delimiter }),
  }
}

function encodingOf(name: string, path: string): FileEncoding {
  const found = FILE_ENCODINGS.find((encoding) => encoding.toLowerCase() === name.toLowerCase())
  if (!found) throw new BadInputError(path, `${shown(name)} is no encoding known here: ${FILE_ENCODINGS.join(', ')}.`)
  return found
}
