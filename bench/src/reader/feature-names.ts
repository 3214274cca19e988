import type { Choice } from './fit.js'

/** Feature names by their index, with how many databases each was met in. */
export class FeatureNames {
  readonly names: string[] = []
  private readonly indexes = new Map<string, number>()
  private readonly groups: Set<string>[] = []

  of(name: string, group: string): number {
    let index = this.indexes.get(name)
    if (index === undefined) {
      index = this.names.push(name) - 1
      this.indexes.set(name, index)
      this.groups.push(new Set())
    }
    this.groups[index]?.add(group)
    return index
  }

  indexOf(name: string): number | undefined {
    return this.indexes.get(name)
  }

  groupsOf(index: number): number {
    return this.groups[index]?.size ?? 0
  }
}

/** What can be chosen, with its features by their indexes. */
export function choiceOf(
  features: Readonly<Record<string, number>>,
  right: boolean,
  group: string,
  names: FeatureNames,
): Choice {
  const entries = Object.entries(features)
  return {
    right,
    features: Int32Array.from(entries, ([name]) => names.of(name, group)),
    values: Float32Array.from(entries, ([, value]) => value),
  }
}
