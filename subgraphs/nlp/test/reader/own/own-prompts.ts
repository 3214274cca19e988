import type { DatasetProfile } from '@askchart/vocabulary'

/**
 * What people type about their own numbers, each with the reading that is right, decided before any was read; those of the plain sets were
 * looked at one by one after they were read. Conditions that only leave out empty groups are not shown.
 */
export interface OwnPrompts {
  readonly dataset: DatasetProfile
  readonly today: string
  readonly prompts: readonly (readonly [prompt: string, reading: string])[]
}
