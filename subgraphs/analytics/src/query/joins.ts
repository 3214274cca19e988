import type { Catalogue } from './catalogue.js'
import type { Place } from './checked.js'
import { problem, refuse } from './problems.js'
import { bestWays, repeatsRows, type Step, stepsByTable, tellingNames, type Way, wayCost } from './ways.js'

/** A table of a join tree under its alias. A table reached in two ways stands in the tree twice. */
export interface JoinedTable {
  readonly alias: string
  readonly table: string
  readonly step: Step
  readonly parent: string
  /** Rows that meet none of the joined table are kept, with NULLs. */
  outer: boolean
}

/** The tables around one root, each row of which is a row of the result before grouping. */
export interface JoinTree {
  readonly root: { readonly alias: string; readonly table: string }
  readonly joined: readonly JoinedTable[]
  /** True where a row of the root may appear several times. */
  readonly repeats: boolean
  /**
   * The alias under which a column's table is joined; joins it where it is not yet. `keep` says that the rows that meet
   * none are wanted (a filter may look for them), where otherwise they have no place in the result; `single` that a row
   * of the root may meet only one. Throws a QueryProblemError where there is no such way, or more than one.
   */
  join(place: Place, options?: { readonly keep?: boolean; readonly single?: boolean }): string
}

export interface Joins {
  tree(rootTable: string, hints: readonly string[]): JoinTree
  /** The table whose rows hold one value each of what is in all these places. */
  commonRoot(places: readonly Place[], path: string): string
  /** The steps from one table to another, or against a relationship of a table with itself: at least one. */
  related(from: string, to: Place): Way
}

/** How the tables of a catalogue are joined. `reserved` are names that no alias may take. */
export function createJoins(catalogue: Catalogue, reserved: ReadonlySet<string>): Joins {
  const steps = stepsByTable(catalogue)

  function wayTo(rootTable: string, use: Place, hints: readonly string[]): Way {
    let ways = bestWays(steps, rootTable, use.table, use.via)
    if (ways.length > 1 && hints.length > 0) {
      const hinted = ways.filter((way) => way.some(({ relationship }) => hints.includes(relationship.name)))
      if (hinted.length > 0) ways = hinted
    }
    const [way] = ways
    if (way === undefined) return refuse(problem.noWay(use.path, rootTable, use.table, use.via))
    if (ways.length > 1) return refuse(problem.manyWays(use.path, rootTable, use.table, tellingNames(ways)))
    return way
  }

  function tree(rootTable: string, hints: readonly string[]): JoinTree {
    const taken = new Set(reserved)
    const aliasFor = (table: string): string => {
      let alias = table
      for (let n = 2; taken.has(alias); n += 1) alias = `${table}_${n}`
      taken.add(alias)
      return alias
    }
    const root = { alias: aliasFor(rootTable), table: rootTable }
    const joined: JoinedTable[] = []
    return {
      root,
      joined,
      get repeats() {
        return joined.some(({ step }) => step.toward === 'many')
      },
      join(use, { keep = false, single = false } = {}) {
        let parent = root.alias
        for (const step of wayTo(rootTable, use, hints)) {
          if (single && step.toward === 'many') refuse(problem.manyValues(use.path, rootTable, use.table))
          let next = joined.find(
            (table) =>
              table.parent === parent &&
              table.step.relationship === step.relationship &&
              table.step.toward === step.toward,
          )
          if (next === undefined) {
            next = { alias: aliasFor(step.to.table), table: step.to.table, step, parent, outer: true }
            joined.push(next)
          }
          if (step.toward === 'many' && !keep) next.outer = false
          parent = next.alias
        }
        return parent
      },
    }
  }

  function commonRoot(uses: readonly Place[], path: string): string {
    const wanted = [...new Set(uses.map(({ table }) => table))]
    const costOf = (table: string): number | null => {
      let sum = 0
      for (const use of uses) {
        const [way] = bestWays(steps, table, use.table, use.via)
        if (way === undefined || repeatsRows(way)) return null
        sum += wayCost(way)
      }
      return sum
    }
    const rank = (tables: readonly string[]): readonly { readonly table: string; readonly cost: number }[] =>
      tables
        .flatMap((table) => {
          const cost = costOf(table)
          return cost === null ? [] : [{ table, cost }]
        })
        .sort((a, b) => a.cost - b.cost)
    const [named] = rank(wanted)
    if (named !== undefined) return named.table
    const candidates = rank(catalogue.tables.map(({ name }) => name))
    const [best, next] = candidates
    if (best === undefined) return refuse(problem.noCommonRows(path, wanted))
    if (next !== undefined && next.cost === best.cost) {
      const equals = candidates.filter(({ cost }) => cost === best.cost).map(({ table }) => table)
      return refuse(problem.manyCommonRows(path, equals))
    }
    return best.table
  }

  function related(from: string, to: Place): Way {
    if (from !== to.table) return wayTo(from, to, [])
    const own = (steps.get(from) ?? []).filter(
      ({ toward, to: { table }, relationship: { name } }) =>
        toward === 'many' && table === from && (to.via.length === 0 || to.via.includes(name)),
    )
    const [step] = own
    if (step === undefined) return refuse(problem.noWay(to.path, from, to.table, to.via))
    const names = own.map(({ relationship }) => relationship.name)
    return own.length > 1 ? refuse(problem.manyWays(to.path, from, to.table, names)) : [step]
  }

  return { tree, commonRoot, related }
}
