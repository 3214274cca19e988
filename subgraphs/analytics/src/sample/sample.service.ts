import { dayOf, daysBetween, shiftDays, threeYearsTo } from './days.js'
import { sampleRelationships, withMeanings } from './meanings.js'
import type { SampleDataSource } from './sample.data-source.js'

/** Keeps the sample's three years ending yesterday: made once, then a day at a time, nothing ever rewritten. */
export class SampleService {
  constructor(
    private readonly sample: SampleDataSource,
    private readonly clock: () => Date,
  ) {}

  /** Loads the sample where it is missing, and adds the days since it was last here. */
  async bringUpToDate(): Promise<void> {
    const yesterday = shiftDays(dayOf(this.clock()), -1)
    const current = await this.sample.store()
    if (current && current.loadedUntil >= yesterday && (await this.sample.exists())) return
    await this.sample.alone(async (store) => {
      const kept = store && (await this.sample.exists()) ? store : null
      if (kept && kept.loadedUntil >= yesterday) return null
      if (kept) {
        await this.sample.trim(kept.loadedUntil)
        await this.sample.append(daysBetween(shiftDays(kept.loadedUntil, 1), yesterday))
      } else {
        await this.sample.create()
        await this.sample.append(daysBetween(threeYearsTo(yesterday), yesterday))
      }
      return {
        tables: withMeanings(await this.sample.describe()),
        relationships: sampleRelationships,
        loadedUntil: yesterday,
      }
    })
  }
}
