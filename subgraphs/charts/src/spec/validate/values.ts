import { boolean, type Check, either, list, matching, nothing, number, oneOf, text } from './shape.js'

/** A named colour, #hex, rgb() or hsl(): nothing that a picture would look up elsewhere, as url() does. */
export const color: Check = matching(
  /^(#[0-9a-f]{3,8}|[a-z]{3,30}|(rgb|hsl)a?\([\d\s.,%/]{1,60}\))$/i,
  'a colour, such as #3b6fd4 or teal',
)
export const colorOrNothing: Check = either('a colour or null', color, nothing)
export const title: Check = either('a text, lines of text, or null', text(500), list(text(500), 10), nothing)
export const size: Check = number(0, 4000)
export const share: Check = number(0, 1)
export const degrees: Check = number(-360, 360)
export const font: Check = matching(/^[\w ,'-]{1,200}$/, 'the name of a font')
export const fontWeight: Check = either(
  'a font weight',
  number(100, 900),
  oneOf(['normal', 'bold', 'lighter', 'bolder']),
)
export const dash: Check = list(number(0, 100), 10)
/** d3-format or d3-time-format. */
export const format: Check = text(60)
export const scalar: Check = either(
  'a text, a number, true, false or null',
  text(2_000),
  number(-1e300, 1e300),
  boolean,
  nothing,
)
export const scalars: Check = list(scalar, 1_000)
export const align: Check = oneOf(['left', 'center', 'right'])
export const baseline: Check = oneOf(['top', 'middle', 'bottom', 'alphabetic', 'line-top', 'line-bottom'])
