import type { D1Result } from '@cloudflare/workers-types'
import type { Severity } from '../../shared/finding.ts'
import type { Home } from '../../shared/home.ts'
import { isAmongNeedy, isPaired } from '../db/register.ts'
import { prepare, sql } from '../db/sql.ts'
import type { Reading } from './store.ts'
import { todo } from './todo.ts'
import type { FindingWords } from './words.ts'

const IMPORTS_SHOWN = 5

type Totals = Omit<Home['totals'], 'households'> & { asOf: string; lastRunAt: string | null }
type TownshipHouseholds = { township: string | null; households: number }
type TownshipDue = { township: string | null; due: number; paired: number }
/** Open findings of a check in a township. */
export type OpenFindings = { township: string | null; checkId: string; open: number }

/** The officer's home page in one batch of counts, each walking an index. */
export async function homePage(reading: Reading, words: FindingWords): Promise<Home> {
  const results = await reading.db.batch<unknown>(statements(reading).map((part) => prepare(reading.db, part)))
  const [totals] = rows<Totals>(results[0])
  if (totals === undefined) throw new Error('a count without FROM always answers')
  const households = rows<TownshipHouseholds>(results[1])
  const due = rows<TownshipDue>(results[2])
  const findings = rows<OpenFindings>(results[3])
  const imports = rows<Home['imports'][number]>(results[4])
  const coverage = { due: sum(due, 'due'), paired: sum(due, 'paired') }
  const { asOf, lastRunAt, ...counts } = totals
  return {
    asOf,
    lastRunAt,
    totals: { households: sum(households, 'households'), ...counts },
    coverage,
    todo: todo({ unpaired: coverage.due - coverage.paired, findings, imports: rows(results[5]) }, words),
    townships: townships(households, due, findings, words),
    imports,
  }
}

function statements({ seen, day, policy }: Reading) {
  const keys = sql`SELECT h.key FROM household h WHERE ${seen}`
  const all = seen.text === 'true'
  const ofSeen = all ? sql`true` : sql`household_no IN (${keys})`
  const ofCounty = all ? sql`true` : sql`false`
  return [
    sql`SELECT (SELECT count(*) FROM person WHERE ${ofSeen}) AS persons,
          (SELECT count(*) FROM (SELECT NULL AS key, township, name AS village FROM village) h WHERE ${seen}) AS villages,
          (SELECT count(*) FROM cadre) AS cadres,
          coalesce((SELECT as_of FROM check_run ORDER BY id DESC LIMIT 1), ${day}) AS asOf,
          (SELECT finished_at FROM check_run ORDER BY id DESC LIMIT 1) AS lastRunAt`,
    sql`SELECT h.township, count(*) AS households FROM household h WHERE ${seen} GROUP BY h.township ORDER BY h.township`,
    sql`SELECT h.township, count(*) AS due, sum(${isPaired(day)}) AS paired
        FROM household h WHERE ${isAmongNeedy(policy)} AND ${seen} GROUP BY h.township ORDER BY h.township`,
    sql`SELECT township, check_id AS checkId, count(*) AS open
        FROM finding WHERE status <> 'resolved' AND ${ofSeen} GROUP BY township, check_id ORDER BY township, check_id`,
    sql`SELECT id, file_name AS fileName, state, uploaded_at AS uploadedAt
        FROM import WHERE ${ofCounty} ORDER BY id DESC LIMIT ${IMPORTS_SHOWN}`,
    sql`SELECT id, file_name AS fileName, rows_staged AS rowsStaged
        FROM import WHERE state = 'ready' AND ${ofCounty} ORDER BY id`,
  ]
}

function townships(
  households: TownshipHouseholds[],
  due: TownshipDue[],
  findings: OpenFindings[],
  words: FindingWords,
): Home['townships'] {
  const dueIn = new Map(due.map((row) => [row.township, row]))
  return households.flatMap(({ township, households }) => {
    if (township === null) return []
    const open: Record<Severity, number> = { blocker: 0, serious: 0, notice: 0 }
    for (const finding of findings) {
      const check = finding.township === township ? words.check(finding.checkId) : null
      if (check) open[check.severity] += finding.open
    }
    const { due, paired } = dueIn.get(township) ?? { due: 0, paired: 0 }
    return [{ township, households, due, paired, ...open }]
  })
}

function rows<T>(result: D1Result<unknown> | undefined): T[] {
  return (result?.results ?? []) as T[]
}

function sum<K extends string>(counts: Record<K, number>[], key: K): number {
  return counts.reduce((total, row) => total + row[key], 0)
}
