import { normalize } from '../normalize/normalize.js'

/** A value as stems, so that "Gel Pens" and "gel pen" meet. */
export const valueKey = (value: string): string =>
  normalize(value.replaceAll(/["“”'‘’]/g, ' '))
    .filter(({ kind }) => kind !== 'sign')
    .map(({ stem, lower }) => (stem === '' ? lower : stem))
    .join(' ')
