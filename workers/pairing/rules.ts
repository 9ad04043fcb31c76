import { isLater, nextDay } from '../../shared/day.ts'

export type Refusal =
  | 'paired'
  | 'own-family'
  | 'kin'
  | 'cadre-left'
  | 'over-cap'
  | 'dated'
  | 'ended'
  | 'needs-successor'
  | 'followed-up'
  | 'twice'
  | 'nothing'
export type Verdict = { ok: true } | { ok: false; code: Refusal; words: string }

export type Candidate = {
  key: string
  name: string
  unit: string
  postLevel: string | null
  /** Sealed, as members' are. */
  id18: string | null
  leftOn: string | null
  leftReason: string | null
}

export type Assignment = {
  cadre: Candidate
  /** The household's current pairings, with whoever made it here. */
  current: { cadreKey: string; cadreName: string; cadreUnit: string; by: string | null }[]
  /** When the household's other pairings ended, as exactly as it is known. */
  endedOn: string[]
  /** ID numbers of the household's members, sealed. */
  members: string[]
  /** What the cadre is to the household, as somebody declared it (亲属备案). */
  kinship: string | null
  /** Households the cadre has; `cap` null where the policy names none for the post level. */
  load: number
  cap: number | null
  /** Responsible cadres a household may have. */
  responsibleMax: number
  sinceOn: string
  asOf: string
  /** Why the cap may be passed. */
  override: string | null
}

/** Whether the household may be given this cadre: domain.md §3. */
export function mayAssign(assignment: Assignment): Verdict {
  const { cadre, current, members, kinship, load, cap, responsibleMax, override } = assignment
  if (current.length >= responsibleMax || current.some(({ cadreKey }) => cadreKey === cadre.key)) {
    return refuse('paired', pairedWords(current))
  }
  if (hasLeft(cadre, assignment)) {
    return refuse('cadre-left', `${cadre.name}${leftWords(cadre)}，不能再帮扶。请换一名在岗的帮扶责任人。`)
  }
  if (cadre.id18 && members.includes(cadre.id18)) {
    return refuse('own-family', `${cadre.name}的证件号码登记在这一户，不能帮扶本户或亲属。请换一名帮扶责任人。`)
  }
  if (kinship !== null) {
    return refuse('kin', `${cadre.name}已备案为这户的${kinship}，不能帮扶亲属。请换一名帮扶责任人。`)
  }
  if (cap !== null && load >= cap && !override) {
    const post = cadre.postLevel ? `${cadre.postLevel}最多 ${cap} 户` : `最多 ${cap} 户`
    return refuse('over-cap', `${cadre.name}已帮扶 ${load} 户，${post}。请换一人，或写明超出户数的理由。`)
  }
  return dated(assignment)
}

function dated({ sinceOn, asOf, endedOn }: Assignment): Verdict {
  if (sinceOn > nextDay(asOf)) return refuse('dated', `结对开始日期最晚为 ${nextDay(asOf)}，请改正。`)
  const last = endedOn.find((untilOn) => !begins(sinceOn, untilOn))
  if (last !== undefined) return refuse('dated', `上一段结对到 ${last} 才结束，开始日期要在它之后，请改正。`)
  return { ok: true }
}

/** A pairing whose end is known to the day is followed from the next; one known to the month from that month on. */
function begins(sinceOn: string, untilOn: string): boolean {
  return untilOn.length < 10 ? !isLater(untilOn, sinceOn) : sinceOn > untilOn
}

/** A leaving with no date counts at once. */
function hasLeft({ leftOn, leftReason }: Candidate, { sinceOn, asOf }: Assignment): boolean {
  if (!leftOn) return Boolean(leftReason)
  return !isLater(leftOn, asOf) || !isLater(leftOn, sinceOn)
}

function leftWords({ leftOn, leftReason }: Candidate): string {
  return `${leftOn ? `已于 ${leftOn} 离岗` : '已离岗'}${leftReason ? `（${leftReason}）` : ''}`
}

function pairedWords(current: Assignment['current']): string {
  const names = current.map(({ cadreName, cadreUnit }) => (cadreUnit ? `${cadreName}（${cadreUnit}）` : cadreName))
  const by = current.find((pairing) => pairing.by)?.by
  const who = by ? `，由 ${by} 办理` : ''
  return `这户现由${names.join('、')}帮扶${who}。要更换，请结束现有结对并指定接替人。`
}

export type Ending = {
  pairing: {
    cadreKey: string
    cadreName: string
    sinceOn: string | null
    untilOn: string | null
    current: boolean
    by: string | null
  }
  /** The household is poor or at risk: it may not be without a cadre for a day. */
  needsCadre: boolean
  /** The year it left poverty, and how many years it is followed up from then: 脱贫不脱帮扶. */
  exitYear: number | null
  followUpYears: number
  /** Current pairings of the household beside this one that cover the day after. */
  others: number
  untilOn: string
  asOf: string
  successorKey: string | null
}

/** Whether the pairing may end on this day, with this successor or none; whether the successor may begin is `mayAssign`. */
export function mayEnd({ pairing, needsCadre, others, untilOn, asOf, successorKey, ...exit }: Ending): Verdict {
  const { cadreName, sinceOn } = pairing
  if (!pairing.current) return refuse('ended', endedWords(pairing))
  if (untilOn > asOf) return refuse('dated', `结束日期最晚为 ${asOf}，请改正。`)
  if (sinceOn && isLater(sinceOn, untilOn)) return refuse('dated', `结对从 ${sinceOn} 开始，结束日期不能更早，请改正。`)
  if (successorKey === pairing.cadreKey) return refuse('paired', `接替人就是${cadreName}本人，请选另一名帮扶责任人。`)
  if (others > 0 || successorKey !== null) return { ok: true }
  if (needsCadre) {
    return refuse('needs-successor', '这户尚未脱贫或风险未消除，一天也不能没有帮扶责任人。请指定接替人。')
  }
  const { exitYear, followUpYears } = exit
  if (exitYear !== null && isFollowedUp(exitYear, followUpYears, untilOn)) {
    const last = exitYear + followUpYears
    return refuse('followed-up', `这户 ${exitYear} 年脱贫，脱贫后还要帮扶到 ${last} 年底。请指定接替人。`)
  }
  return { ok: true }
}

/** To the end of the last year. */
function isFollowedUp(exitYear: number, years: number, untilOn: string): boolean {
  return years > 0 && Number(untilOn.slice(0, 4)) <= exitYear + years
}

function endedWords({ cadreName, untilOn, by }: Ending['pairing']): string {
  const who = by ? `由 ${by} 办理` : ''
  return `${cadreName}与这户的结对已${who}结束${untilOn ? `（${untilOn}）` : ''}，请刷新后查看。`
}

function refuse(code: Refusal, words: string): Verdict {
  return { ok: false, code, words }
}
