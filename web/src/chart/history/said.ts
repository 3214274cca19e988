import type { Json } from '@askchart/vocabulary'
import { isObject } from '../spec-read.js'
import type { ShownEdit } from '../types.js'

export type Change = ShownEdit['changes'][number]
/** What was done, in words that follow a name; null for what these words do not know, '' for what needs none. */
export type Phrase = string | null

export const part = (value: Json | undefined, key: string): Json | undefined =>
  isObject(value) ? value[key] : undefined
export const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null)
export const shortened = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 59).trimEnd()}…`)
export const quoted = (text: string): string => `“${shortened(text)}”`

/** `Order date` in a sentence is `order date`, but `ROI` stays so. */
export const inSentence = (title: string): string =>
  /^\p{Lu}(\p{Ll}|$)/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title

/** What a channel shows, as its title or its field has it. */
export function shownBy(channel: Json | undefined): string | null {
  const title = textOf(part(channel, 'title'))
  if (title !== null && title !== '') return inSentence(title)
  return textOf(part(channel, 'field'))?.replaceAll('_', ' ') ?? null
}

const SPLIT = ['axis', 'legend', 'scale']

/** A channel that was said anew but shows the same column, as the changes of its parts that differ. */
export function inParts(change: Change): readonly Change[] {
  const { path, value, previous } = change
  const whole = /^\/spec(\/layer\/\d+)?\/encoding\/\w+$/.test(path) || SPLIT.some((name) => path.endsWith(`/${name}`))
  if (!whole || !isObject(value ?? undefined) || !isObject(previous ?? undefined)) return [change]
  if (part(value, 'field') !== part(previous, 'field')) return [change]
  const [now, before] = [isObject(value) ? value : {}, isObject(previous) ? previous : {}]
  const keys = [...new Set([...Object.keys(now), ...Object.keys(before)])]
  const differing = keys.filter((key) => JSON.stringify(now[key]) !== JSON.stringify(before[key]))
  return differing.flatMap((key) =>
    inParts({ path: `${path}/${key}`, value: now[key] ?? null, previous: before[key] ?? null }),
  )
}

/** Channels that were given another column key by key, as documents tell it, each as one change of the whole channel. */
export function channelsWhole(changes: readonly Change[]): readonly Change[] {
  const channels = changes.flatMap(({ path, value }) =>
    /^\/spec(\/layer\/\d+)?\/encoding\/\w+\/field$/.test(path) && value !== null
      ? [path.slice(0, -'/field'.length)]
      : [],
  )
  const within = ({ path }: Change): string | undefined => channels.find((channel) => path.startsWith(`${channel}/`))
  const whole = channels.map((path): Change => {
    const keys = changes.filter((change) => within(change) === path)
    const said = (what: 'value' | 'previous') =>
      Object.fromEntries(keys.map((change) => [change.path.slice(path.length + 1), change[what] ?? null]))
    return { path, value: said('value'), previous: said('previous') }
  })
  return [...whole, ...changes.filter((change) => within(change) === undefined)]
}
