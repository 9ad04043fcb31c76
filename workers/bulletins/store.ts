import type { D1Database } from '@cloudflare/workers-types'
import type { Bulletin, BulletinFigures, BulletinLine } from '../../shared/bulletin.ts'
import { dayOf } from '../../shared/day.ts'
import { before, monthOf, type Period, periodOf, quarterOf } from '../../shared/period.ts'
import type { Policy } from '../../shared/policy.ts'
import { type AuditedCounty, guarded } from '../db/audit.ts'
import { sealNumbers } from '../db/peoplesnumbers.ts'
import { Problem } from '../http/problem.ts'
import { type CheckWords, figuresOf } from './figures.ts'
import { partOf, type Scope } from './read.ts'

/** The county as its bulletins look at it, today. */
export type Office = { county: AuditedCounty; policy: Policy; today: string; words: CheckWords }

type Issued = { period: string; figures: string; remark: string | null; issuedBy: string; issuedAt: string }

const monthsListed = 12
const quartersListed = 4

/** The periods since the county was first looked at, the latest first: months, then quarters. */
export async function listBulletins({ county: { db }, today }: Office): Promise<BulletinLine[]> {
  const first = await firstLook(db)
  const { results } = await db
    .prepare('SELECT period, issued_by AS issuedBy, issued_at AS issuedAt FROM bulletin ORDER BY period')
    .all<Omit<Issued, 'figures' | 'remark'>>()
  const issued = new Map(results.map((row) => [row.period, row]))
  const back = (from: Period, most: number) => {
    const all = [from]
    while (all.length < most && all.at(-1)!.from > first) all.push(before(all.at(-1)!))
    return all
  }
  return [...back(monthOf(today), monthsListed), ...back(quarterOf(today), quartersListed)].map((period) =>
    lineOf(period, today, issued.get(period.id)),
  )
}

/** The day of the first check run; today where there was none. */
async function firstLook(db: D1Database): Promise<string> {
  const at = await db.prepare('SELECT min(started_at) AS at FROM check_run').first<string | null>('at')
  return at ? dayOf(new Date(at)) : '9999-12-31'
}

function lineOf(
  period: Period,
  today: string,
  issued: Pick<Issued, 'issuedBy' | 'issuedAt'> | undefined,
): BulletinLine {
  const { id, name, from, to } = period
  const state = issued ? 'issued' : to < today ? 'ended' : 'running'
  return { period: id, name, from, to, state, issuedAt: issued?.issuedAt ?? null, issuedBy: issued?.issuedBy ?? null }
}

/** One bulletin: its figures as they were issued, else as they are now; compared with the period before where the county was looked at by then. */
export async function bulletinOf(office: Office, id: string, scope: Scope): Promise<Bulletin> {
  const period = periodThatBegan(office, id)
  const earlier = before(period)
  const [issued, first] = await Promise.all([issuedOf(office, [period.id, earlier.id]), firstLook(office.county.db)])
  const now = issued.get(period.id)
  const part = partOf(await figures(office, period, now), scope)
  const known = earlier.to >= first || issued.has(earlier.id)
  const compared = known
    ? partOf(await figures({ ...office, withoutUnits: true }, earlier, issued.get(earlier.id)), scope).total
    : null
  return {
    ...lineOf(period, office.today, now),
    ...part,
    remark: now?.remark ?? null,
    before: compared && { name: earlier.name, ...compared },
  }
}

/** What has not begun has no figures yet. */
function periodThatBegan({ today }: Office, id: string): Period {
  const period = periodOf(id)
  if (period === null)
    throw new Problem('invalid', '期别要写成 2026-11（月分析）或 2026-Q4（季通报），请从列表重新打开。')
  if (period.from > today) throw new Problem('invalid', `${period.name}还没有开始，到 ${period.from} 再来看。`)
  return period
}

async function issuedOf({ county: { db } }: Office, ids: string[]): Promise<Map<string, Issued>> {
  const { results } = await db
    .prepare(
      `SELECT period, figures, remark, issued_by AS issuedBy, issued_at AS issuedAt FROM bulletin
       WHERE period IN (SELECT value FROM json_each(?1)) ORDER BY period`,
    )
    .bind(JSON.stringify(ids))
    .all<Issued>()
  return new Map(results.map((row) => [row.period, row]))
}

function figures(
  { county, ...office }: Office & { withoutUnits?: boolean },
  period: Period,
  issued: Issued | undefined,
): Promise<BulletinFigures> {
  if (issued) return Promise.resolve(JSON.parse(issued.figures) as BulletinFigures)
  return figuresOf(county.db, { period, ...office })
}

/** Issues it with the figures of now; once, whoever comes second is told so. */
export async function issue(office: Office, id: string, remark: string, hand: { at: Date; by: string }): Promise<void> {
  const { county } = office
  const period = periodThatBegan(office, id)
  const found = await figuresOf(county.db, { period, ...office })
  const deed = {
    at: hand.at,
    actor: hand.by,
    action: 'bulletin.issue',
    subject: period.id,
    detail: { asOf: found.asOf, remark: sealNumbers(remark, county.sealer) },
  }
  const write = county.db
    .prepare(
      `INSERT INTO bulletin (period, figures, remark, issued_by, issued_at)
       SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM bulletin WHERE period = ?1) THEN ?1 END, ?2, ?3, ?4, ?5`,
    )
    .bind(period.id, JSON.stringify(found), sealNumbers(remark, county.sealer), hand.by, hand.at.toISOString())
  await guarded(county, deed, [write], 'bulletin.period', () => {
    return new Problem('conflict', `${period.name}已经印发，数字和说明不再变动。请刷新后查看。`)
  })
}
