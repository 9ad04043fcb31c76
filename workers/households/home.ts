import type { D1Result } from '@cloudflare/workers-types'
import type { Severity } from '../../shared/finding.ts'
import type { Home } from '../../shared/home.ts'
import { findingPlace, isFindingSeen, isOpen, manyFindings } from '../db/findings.ts'
import { isGone } from '../db/pairingflag.ts'
import { isAmongNeedy, isCurrent, isPaired } from '../db/register.ts'
import { ruleTitleOf } from '../db/rule.ts'
import { prepare, sql } from '../db/sql.ts'
import type { Reading } from './store.ts'
import { todo } from './todo.ts'
import type { FindingWords } from './words.ts'

const IMPORTS_SHOWN = 5

type Totals = Omit<Home['totals'], 'households'> & { asOf: string; lastRunAt: string | null }
type Ready = { id: number; fileName: string; rowsStaged: number; state: string }
type TownshipHouseholds = { township: string | null; households: number }
type TownshipDue = { township: string | null; due: number; paired: number }
/** Open findings of a check in a township. */
export type OpenFindings = { township: string | null; checkId: string; rule: string | null; open: number }

/** Which pages the reader may open: what waits there is said to nobody else. */
export type Pages = Record<'imports' | 'findings' | 'households' | 'pairing' | 'questions', boolean>

/** The home page in one batch of counts, each walking an index: the officer's, and of less for whoever sees less. */
export async function homePage(reading: Reading, words: FindingWords, pages: Pages): Promise<Home> {
  const results = await reading.db.batch<unknown>(statements(reading, pages).map((part) => prepare(reading.db, part)))
  const [totals] = rows<Totals>(results[0])
  if (totals === undefined) throw new Error('a count without FROM always answers')
  const households = rows<TownshipHouseholds>(results[1])
  const due = rows<TownshipDue>(results[2])
  const findings = rows<OpenFindings>(results[3])
  const imports = rows<Home['imports'][number]>(results[4])
  const coverage = { due: sum(due, 'due'), paired: sum(due, 'paired') }
  const { asOf, lastRunAt, ...counts } = totals
  const questions = sum(rows<{ open: number }>(results[6]), 'open')
  const [left] = rows<{ gone: number; declined: number }>(results[7])
  const unpaired = coverage.due - coverage.paired
  const waiting = { unpaired, ...left!, findings, imports: rows<Ready>(results[5]), questions }
  return {
    asOf,
    lastRunAt,
    totals: { households: sum(households, 'households'), ...counts },
    coverage,
    todo: todo(waiting, words, pages),
    townships: townships(households, due, findings, words),
    imports,
  }
}

function statements({ seen, day, policy }: Reading, pages: Pages) {
  const all = seen.reach === 'county'
  const ofSeen = all ? sql`true` : sql`household_no IN (SELECT h.key FROM household h WHERE ${seen.household})`
  const imports = pages.imports ? sql`true` : sql`false`
  const { township } = findingPlace(seen)
  return [
    sql`SELECT (SELECT count(*) FROM person WHERE ${ofSeen}) AS persons,
          (SELECT count(*) FROM village v WHERE ${seen.village(sql`v.township`, sql`v.name`)}) AS villages,
          (SELECT count(*) FROM cadre c WHERE ${seen.cadre}) AS cadres,
          coalesce((SELECT as_of FROM check_run ORDER BY id DESC LIMIT 1), ${day}) AS asOf,
          (SELECT finished_at FROM check_run ORDER BY id DESC LIMIT 1) AS lastRunAt`,
    sql`SELECT h.township, count(*) AS households FROM household h WHERE ${seen.household} GROUP BY h.township ORDER BY h.township`,
    sql`SELECT h.township, count(*) AS due, sum(${isPaired(day)}) AS paired
        FROM household h WHERE ${isAmongNeedy(policy)} AND ${seen.household} GROUP BY h.township ORDER BY h.township`,
    sql`SELECT ${township} AS township, f.check_id AS checkId, ${ruleTitleOf} AS rule, count(*) AS open
        FROM ${all ? sql`finding f` : manyFindings(seen)} WHERE ${isOpen} AND ${isFindingSeen(seen)}
        GROUP BY 1, f.check_id ORDER BY 1, f.check_id`,
    sql`SELECT id, file_name AS fileName, state, uploaded_at AS uploadedAt
        FROM import WHERE ${imports} ORDER BY id DESC LIMIT ${IMPORTS_SHOWN}`,
    sql`SELECT id, file_name AS fileName, rows_staged AS rowsStaged, state
        FROM import WHERE state IN ('ready', 'submitted') AND ${imports} ORDER BY id`,
    sql`SELECT count(*) AS open FROM village_question q
        WHERE q.answer IS NULL AND ${pages.questions ? seen.village(sql`q.township`, sql`q.village`) : sql`false`}`,
    sql`SELECT (SELECT count(DISTINCT p.household_no) FROM cadre c CROSS JOIN pairing p ON p.cadre_key = c.key
            CROSS JOIN household h ON h.key = p.household_no
          WHERE ${isGone(day)} AND ${isCurrent(day)} AND ${seen.household}) AS gone,
        (SELECT count(*) FROM acceptance a JOIN pairing p ON p.id = a.pairing_id JOIN household h ON h.key = p.household_no
          WHERE a.answer = 'declined' AND ${isCurrent(day)} AND ${seen.household}) AS declined`,
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
      const check = finding.township === township ? words.check(finding.checkId, finding.rule) : null
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
