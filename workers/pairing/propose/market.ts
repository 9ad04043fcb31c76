import { type Helper, mayHelp, type Need, type Problem } from './problem.ts'
import { helperScore, outside } from './score.ts'

/** A loss beyond this is one of the placed, or of a village's own unit: nothing makes it good. */
const bearable = -outside / 2

type Move = { need: Need; from: Helper | null; to: Helper | null }

/** Who has whom while households are traded; every move is kept, so that all can be taken back. */
export class Market {
  /** Moves it still looks at before it is good enough: a number, not a time, so that the same problem has the same answer. */
  patience = 150_000
  readonly given: Map<Helper, Need[]>
  readonly done: Move[] = []
  private readonly problem: Problem
  private readonly holders = new Map<Need, Helper>()
  private readonly byPlace: Map<string | null, Need[]>
  private readonly near: Map<string | null, Helper[]>
  private readonly small: boolean
  private readonly scores = new Map<Helper, number>()

  constructor(problem: Problem, given: Map<Helper, Need[]>, small: boolean) {
    this.problem = problem
    this.given = given
    this.small = small
    const homes = problem.helpers.flatMap((helper) => helper.homes.map(({ village }) => ({ village, helper })))
    this.near = new Map(
      [...Map.groupBy(homes, ({ village }) => village)].map(([village, of]) => [
        village,
        of.map(({ helper }) => helper),
      ]),
    )
    this.byPlace = Map.groupBy(problem.needs, ({ place }) => place)
    for (const [helper, needs] of given) {
      this.scores.set(helper, helperScore(problem, helper, needs))
      for (const need of needs) this.holders.set(need, helper)
    }
  }

  worth(): number {
    return [...this.scores.values()].reduce((sum, score) => sum + score, 0)
  }

  /** The best household of the village that somebody else has and the cadre has room for, moved to it. */
  take(helper: Helper, place: string | null): number | null {
    if (this.given.get(helper)!.length >= helper.room) return null
    return this.best(helper, place, null, bearable)
  }

  /** The best household of the village, had by somebody else or by nobody, for one of the cadre's own. */
  trade(helper: Helper, mine: Need, place: string | null, least = bearable): number | null {
    return this.best(helper, place, mine, least)
  }

  /** The cadre's household moved to whoever with room it is worth most with. */
  give(helper: Helper, mine: Need): number | null {
    let best: { gain: number; to: Helper } | null = null
    for (const to of this.receivers(mine)) {
      if (to === helper || this.given.get(to)!.length >= to.room || this.patience <= 0) continue
      if (!mayHelp(this.problem, to, mine)) continue
      this.patience--
      const gain = this.gainOf(to, null, mine, helper)
      if (gain >= bearable && (best === null || gain > best.gain)) best = { gain, to }
    }
    if (best !== null) this.move(mine, best.to)
    return best === null ? null : best.gain
  }

  /** The cadre's household moved to a full one, who gives one of its own on: in a small county only. */
  push(helper: Helper, mine: Need): number | null {
    let best: { gain: number; to: Helper; on: Need; third: Helper } | null = null
    for (const to of this.small ? this.given.keys() : []) {
      if (to === helper || !mayHelp(this.problem, to, mine)) continue
      for (const on of this.given.get(to)!) {
        for (const third of this.receivers(on)) {
          if (third === helper || third === to || this.given.get(third)!.length >= third.room) continue
          if (!mayHelp(this.problem, third, on) || this.patience <= 0) continue
          this.patience--
          const gain = this.after(helper, mine, null) + this.after(to, on, mine) + this.after(third, null, on)
          if (gain >= bearable && (best === null || gain > best.gain)) best = { gain, to, on, third }
        }
      }
    }
    if (best === null) return null
    this.move(best.on, best.third)
    this.move(mine, best.to)
    return best.gain
  }

  private best(helper: Helper, place: string | null, mine: Need | null, least: number): number | null {
    let best: { gain: number; other: Need } | null = null
    for (const other of this.byPlace.get(place) ?? []) {
      const holder = this.holders.get(other)
      if (holder === helper || (holder === undefined && mine === null) || this.patience <= 0) continue
      if (!mayHelp(this.problem, helper, other) || (mine !== null && !this.fits(mine, holder, other))) continue
      this.patience--
      const gain = this.gainOf(helper, mine, other, holder)
      if (gain >= least && (best === null || gain > best.gain)) best = { gain, other }
    }
    if (best === null) return null
    const holder = this.holders.get(best.other) ?? null
    this.move(best.other, helper)
    if (mine !== null) this.move(mine, holder)
    return best.gain
  }

  /** Whether `mine` may go where `other` is: to its cadre, or to nobody where both are of the same overloaded cadre or of none. */
  private fits(mine: Need, holder: Helper | undefined, other: Need): boolean {
    if (holder !== undefined) return mayHelp(this.problem, holder, mine)
    const over = ({ from }: Need) => (from?.why === 'over' ? from.cadreKey : null)
    return over(mine) === over(other)
  }

  private gainOf(helper: Helper, mine: Need | null, other: Need, holder: Helper | undefined): number {
    return this.after(helper, mine, other) + (holder === undefined ? 0 : this.after(holder, other, mine))
  }

  /** What the cadre's households are worth more with one less and one more. */
  private after(helper: Helper, less: Need | null, more: Need | null): number {
    const needs = this.given.get(helper)!.filter((need) => need !== less)
    if (more !== null) needs.push(more)
    return helperScore(this.problem, helper, needs) - this.scores.get(helper)!
  }

  /** Everybody in a small county; else those who have the village already. */
  private receivers({ place }: Need): Iterable<Helper> {
    if (this.small) return this.given.keys()
    const known = this.near.get(place) ?? []
    return new Set([...known, ...(this.byPlace.get(place) ?? []).flatMap((need) => this.holders.get(need) ?? [])])
  }

  /** Takes back all moves but the first so many. */
  backTo(kept: number): void {
    while (this.done.length > kept) {
      const { need, from } = this.done.pop()!
      this.put(need, from)
    }
  }

  private move(need: Need, to: Helper | null): void {
    this.done.push({ need, from: this.holders.get(need) ?? null, to })
    this.put(need, to)
  }

  private put(need: Need, to: Helper | null): void {
    const from = this.holders.get(need)
    if (from !== undefined) {
      this.given.set(
        from,
        this.given.get(from)!.filter((one) => one !== need),
      )
      this.holders.delete(need)
    }
    if (to !== null) {
      this.given.get(to)!.push(need)
      this.holders.set(need, to)
    }
    for (const one of [from, to]) {
      if (one) this.scores.set(one, helperScore(this.problem, one, this.given.get(one)!))
    }
  }
}
