import type { Json } from '@askchart/vocabulary'
import { type Change, type Phrase, quoted, textOf } from './said.js'

const AXES: Readonly<Record<string, string>> = { x: 'horizontal axis', y: 'vertical axis' }

function sorted(value: Json | undefined): string {
  if (value === 'descending') return 'sorted it from last to first'
  if (value === 'ascending') return 'sorted it from first to last'
  if (value === '-x' || value === '-y') return 'sorted it by value, largest first'
  if (value === 'x' || value === 'y') return 'sorted it by value, smallest first'
  if (value === null) return 'put it in the order of the question'
  return 'sorted it by hand'
}

function stacked(value: Json | undefined): string {
  if (value === 'normalize') return 'stacked it to 100%'
  return value === false ? 'stood the series side by side' : 'stacked the series'
}

const isDate = (format: string): boolean => /%[a-zA-Z-]/.test(format)

function ofGuide(key: string, value: Json | undefined, previous: Json | undefined, axis: string): Phrase {
  switch (key) {
    case 'axis/format': {
      const dates = isDate(textOf(value) ?? textOf(previous) ?? '')
      return `changed the ${dates ? 'dates' : 'numbers'} of the ${axis}`
    }
    case 'axis/grid':
      return `${value === false ? 'took away' : 'drew'} the grid lines of the ${axis}`
    case 'axis/labels':
      return `${value === false ? 'hid' : 'showed'} the labels of the ${axis}`
    case 'scale/zero':
      return value === false ? `let the ${axis} begin where the data does` : `began the ${axis} at zero`
    case 'scale/type':
      return value === 'log' ? `made the ${axis} logarithmic` : `took the logarithm off the ${axis}`
    case 'scale/domainMin':
    case 'scale/domainMax': {
      const end = key === 'scale/domainMin' ? 'begin' : 'end'
      return typeof value === 'number'
        ? `let the ${axis} ${end} at ${value.toLocaleString('en')}`
        : `let the ${axis} ${end} where the data does`
    }
    default:
      return null
  }
}

/** What was done to one of the two axes. */
export function ofAxis({ path, value, previous }: Change): Phrase {
  const [, name = '', key = ''] = /^\/spec(?:\/layer\/\d+)?\/encoding\/([xy])(?:\/(.+))?$/.exec(path) ?? []
  const axis = AXES[name]
  if (axis === undefined) return null
  if (key === 'sort') return sorted(value)
  // The question tells how wide they are.
  if (key === 'bin' || key.startsWith('bin/')) return ''
  if (key === 'stack') return stacked(value)
  if (key === 'type' || key === 'timeUnit') return `changed how the ${axis} is read`
  if (key === 'title' || key === 'axis/title') {
    const title = textOf(value)
    if (title === '') return `took the title off the ${axis}`
    return title === null ? `took back the title of the ${axis}` : `called the ${axis} ${quoted(title)}`
  }
  return ofGuide(key, value, previous, axis) ?? `changed the ${axis}`
}
