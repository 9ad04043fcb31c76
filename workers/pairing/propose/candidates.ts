import { nextDay } from '../../../shared/day.ts'
import type { Page, PageQuery } from '../../../shared/page.ts'
import type { Candidate } from '../../../shared/proposal.ts'
import type { Desk } from '../../db/desk.ts'
import { allOf, prepare, sql } from '../../db/sql.ts'
import { Problem } from '../../http/problem.ts'
import { cadreColumns, type ListRow, toCadreRow } from '../cadre/cadres.ts'
import { type CadreFilter, cadreFilter } from '../cadre/filter.ts'
import { type Facts, factsOf } from '../change/facts.ts'
import { judge } from '../change/judge.ts'
import { proposalFacts } from './facts.ts'
import { frame } from './frame.ts'
import { type Helper, mayHelp, type Problem as Puzzle } from './problem.ts'
import { helperScore } from './score.ts'
import { candidateWhy } from './why.ts'

export type Wanted = { households: string[]; on?: string; filter: CadreFilter }
type Placed = Pick<Candidate, 'key' | 'ok' | 'words'> & { sent: boolean; score: number; helper: Helper | undefined }

/**
 * Cadres who could take all the chosen households together, best first as a proposal weighs them, those sent elsewhere behind,
 * the refused last with their words. The verdicts are those of the change itself (`change/judge.ts`).
 */
export async function candidates(desk: Desk, wanted: Wanted, { page, size }: PageQuery): Promise<Page<Candidate>> {
  const { households, filter } = wanted
  const found = await prepare(
    desk.db,
    sql`SELECT c.key FROM cadre c WHERE ${allOf([desk.seen.cadre, ...cadreFilter(desk, filter)])} ORDER BY c.key`,
  ).all<{ key: string }>()
  const keys = found.results.map(({ key }) => key)
  const { cap } = desk.policy.pairing
  const [facts, around] = await Promise.all([
    factsOf(desk, households, keys),
    proposalFacts(desk, { households, chosen: true }, cap),
  ])
  if (households.some((no) => !facts.households.has(no))) throw new Problem('not-found', '没有这户，请刷新后重新选择。')
  const { problem } = frame(around, desk.policy, cap, true)
  const helpers = new Map(problem.helpers.map((helper) => [helper.key, helper]))
  const replaced = new Map(problem.needs.map(({ no, from }) => [no, from === null ? null : from.id]))
  const on = wanted.on ?? firstDay(facts)
  const placed = keys.map((key): Placed => {
    const changes = households.map((no) => ({ householdNo: no, replaces: replaced.get(no) ?? null, cadreKey: key }))
    const refused = judge(desk.policy, facts, { on, changes }).flatMap(({ verdict }) => (verdict.ok ? [] : [verdict]))
    const helper = helpers.get(key)
    const said = refused[0] === undefined ? { ok: true, words: null } : { ok: false, words: refused[0].words }
    return { key, ...said, helper, ...weighed(problem, helper) }
  })
  const sorted = placed.sort(
    (a, b) =>
      Number(b.ok) - Number(a.ok) || Number(b.sent) - Number(a.sent) || b.score - a.score || (a.key < b.key ? -1 : 1),
  )
  const shown = sorted.slice((page - 1) * size, page * size)
  const rows = await rowsOf(desk, shown)
  const told = shown.map(({ key, ok, words, helper }) => {
    const row = rows.get(key)!
    const leaving = ok && row.leftOn !== null ? [`将于 ${row.leftOn} 离岗`] : []
    return { ...row, ok, words, why: helper === undefined ? leaving : candidateWhy(problem, helper, problem.needs) }
  })
  return { rows: told, page, size, total: keys.length }
}

/** A pairing lasts a day at least: where one began today, another may begin tomorrow. */
function firstDay({ asOf, households }: Facts): string {
  const spans = [...households.values()].flatMap((household) => household.spans)
  return spans.some(({ current, sinceOn }) => current && sinceOn !== null && sinceOn >= asOf) ? nextDay(asOf) : asOf
}

function weighed(problem: Puzzle, helper: Helper | undefined) {
  if (helper === undefined) return { sent: false, score: 0 }
  const { needs } = problem
  return { sent: needs.every((need) => mayHelp(problem, helper, need)), score: helperScore(problem, helper, needs) }
}

async function rowsOf(desk: Desk, shown: Placed[]) {
  const keys = JSON.stringify(shown.map(({ key }) => key))
  const statement = sql`SELECT ${cadreColumns(desk)} FROM json_each(${keys}) j CROSS JOIN cadre c ON c.key = j.value ORDER BY c.key`
  const { results } = await prepare(desk.db, statement).all<Omit<ListRow, 'total'>>()
  return new Map(results.map((row) => [row.key, toCadreRow(desk, row)]))
}
