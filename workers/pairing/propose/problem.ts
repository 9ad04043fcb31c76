import type { Policy } from '../../../shared/policy.ts'

/** Where a cadre may be proposed (派出范围): the unit's villages, those a county leader looks after, its own village, its own township, anywhere; or nobody can say. */
export type Remit =
  | { kind: 'unit' | 'leader'; villages: string[] }
  | { kind: 'village'; villages: string[]; by: 'unit' | 'homes' }
  | { kind: 'township'; township: string }
  | { kind: 'anywhere' }
  | { kind: 'unknown' }

/** A household a cadre has beside those asked about. */
export type Home = { no: string; village: string; group: string | null; seen: boolean }

/** A household that is to get a cadre (待结对户). */
export type Need = {
  no: string
  headName: string | null
  township: string | null
  village: string | null
  /** township/village; null where the register names none. */
  place: string | null
  group: string | null
  /** What makes it a hard one (困难程度重), in the register's words. */
  severe: string[]
  /** Of two that cannot both be placed the higher goes first. */
  rank: number
  /** The pairing it is to take the place of, and why. */
  from: {
    id: number
    cadreKey: string
    cadreName: string
    unit: string
    why: 'gone' | 'handing' | 'over' | 'chosen'
  } | null
  /** Cadres that never may have it: its own members, their declared kin. */
  barred: Map<string, 'own-family' | 'kin'>
}

/** A cadre in post that may take households on (可派的帮扶责任人). */
export type Helper = {
  key: string
  name: string
  unit: string
  postLevel: string | null
  /** What the policy names for the post level, as it is shown; `room` is what a proposal may add. */
  cap: number | null
  floor: number
  room: number
  /** Households that stay, whatever is proposed. */
  load: number
  leading: boolean
  remit: Remit
  homes: Home[]
}

/** What is to be solved (拟结对的题目), in a fixed order whatever the order of the rows: the same data has the same answer. */
export type Problem = {
  needs: Need[]
  helpers: Helper[]
  /** Villages that are not named to whoever asks. */
  unseen: Set<string>
  /** Villages that have an assisting unit with people to send. */
  united: Set<string>
  goals: Policy['proposal']
  /** How many of an overloaded cadre's households are too many: no more of them move. */
  excess: Map<string, number>
}

/** The ceiling a proposal keeps to: the policy's for the post level, else the one for unknown levels. */
export function ceilingOf({ cap, load, room }: Helper): number {
  return cap === null ? load + room : cap
}

/** Whether the cadre's remit takes in the household's village. */
export function isSent({ remit }: Helper, { place, township }: Need): boolean {
  if (remit.kind === 'township') return remit.township === township
  return 'villages' in remit && place !== null && remit.villages.includes(place)
}

/** The hard rules but the cap: in post is whoever is a helper at all. Which of them hold is policy. */
export function mayHelp({ goals }: Problem, helper: Helper, need: Need): boolean {
  const { kind } = helper.remit
  if (need.barred.has(helper.key)) return false
  if (isSent(helper, need)) return true
  if (kind === 'anywhere') return goals.outsideUnits
  return kind === 'unit' || kind === 'leader' ? !goals.unitVillagesOnly : !goals.homeOnly
}

/** A cadre from elsewhere, in a village that has a unit: only where that unit is full. */
export function isOutside({ united }: Problem, helper: Helper, need: Need): boolean {
  return !isSent(helper, need) && need.place !== null && united.has(need.place)
}

/** How many households are to be placed: of an overloaded cadre's as many as are too many. */
export function askedOf({ needs, excess }: Problem): number {
  const moving = [...excess.values()].reduce((sum, most) => sum + most, 0)
  return moving + needs.filter(({ from }) => from?.why !== 'over').length
}
