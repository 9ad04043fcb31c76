import type { givenIn } from '../given.ts'
import type { Cadre, Household, Rules, Span, World } from './model.ts'

type County = ReturnType<typeof givenIn>

const household = (no: string, village: string, given: Partial<Household> = {}): Household => ({
  no,
  village,
  status: '未脱贫',
  monitor: '',
  cleared: false,
  exitYear: null,
  family: [],
  ...given,
})
const cadre = (name: string, level: string | null, given: Partial<Cadre> = {}): Cadre => ({
  key: `${name}/教育局`,
  level,
  leftOn: null,
  leftReason: null,
  editedAt: 0,
  ...given,
})

const households = [
  household('01', '东村', { family: ['甲/教育局'] }),
  household('02', '东村', { family: ['乙/教育局'] }),
  household('03', '西村', { status: '返贫' }),
  household('04', '西村'),
  household('05', '南村', { family: ['丁/教育局'] }),
  household('06', '南村', { status: '', monitor: '边缘易致贫户' }),
  household('07', '北村'),
  household('08', '北村', { status: '已脱贫' }),
  household('09', '中村', { status: '已脱贫', exitYear: 2025 }),
  household('10', '中村', { status: '', monitor: '突发严重困难户', cleared: true }),
  household('11', '东村'),
  household('12', '西村'),
]
const cadres = [
  cadre('甲', '一般干部'),
  cadre('乙', '一般干部'),
  cadre('丙', '村干部'),
  cadre('丁', '乡科级'),
  cadre('戊', '党员'),
  cadre('己', null),
  cadre('庚', '一般干部', { leftOn: '2026-08', leftReason: '退休' }),
  cadre('辛', '村干部', { leftOn: '2026-11-20', leftReason: '调离' }),
  cadre('壬', '乡科级'),
]

/** As ledgers may have it: days known to the month, several cadres, too many households, a gap, one with its own family, one gone. */
const ledger: [string, string, string, string | null, string | null][] = [
  ['01', '丙', '2021-05', null, null],
  ['02', '丙', '2019', '2023-12', '工作调动'],
  ['02', '丁', '2024-01', null, null],
  ['03', '丁', '2022-03-01', null, null],
  ['03', '戊', '2022-03-01', null, null],
  ['04', '壬', '2023-01', '2026-09', null],
  ['05', '丁', '2020-01', null, null],
  ['06', '壬', '2024-01', '2026-11', '调离'],
  ['07', '庚', '2021-01', null, null],
  ['08', '甲', '2021-01', null, null],
  ['09', '甲', '2021-01', null, null],
  ['11', '甲', '2021-01', null, null],
]

/** Pairings up to this id are the ledger's. */
export const ledgerSpans = ledger.length

export function startingWorld(rules: Rules): World {
  const spans = ledger.map(([no, name, since, until, reason], i): Span => {
    return { id: i + 1, household: no, cadre: `${name}/教育局`, since, until, reason, over: null }
  })
  return structuredClone({ today: '2026-10-10', now: 0, households, cadres, spans, rules, orders: [], given: [] })
}

/** The same in a county's register, and nothing beside it. */
export async function plantWorld(county: County, { households, cadres, spans }: World): Promise<void> {
  const tables = ['household', 'person', 'cadre', 'pairing', 'kinship', 'finding', 'check_run']
  await county.db.batch(tables.map((table) => county.db.prepare(`DELETE FROM ${table}`)))
  for (const { no, village, status, monitor, cleared, exitYear } of households) {
    const risk = { monitor_kind: monitor, risk_cleared: cleared ? 1 : 0 }
    await county.household({ no, village, status, exit_year: exitYear, ...risk })
  }
  for (const { key, level, leftOn, leftReason } of cadres) {
    const name = key.split('/')[0]!
    const given = { name, post_level: level, left_on: leftOn, left_reason: leftReason }
    await county.cadre(name === '甲' ? { ...given, id: '520101198001011234' } : given)
  }
  // 甲 is a member of its household; the others are declared.
  await county.person({ household: '01', name: '甲', id: '520101198001011234' })
  const declared = `INSERT INTO kinship (cadre_key, household_no, relation, declared_by, declared_at)
    VALUES ('乙/教育局', '02', '儿子', 'a', '2026-01-01'), ('丁/教育局', '05', '兄弟', 'a', '2026-01-01')`
  await county.db.prepare(declared).run()
  await plantPairings(county, { spans })
}

/** The pairings alone, anew. */
export async function plantPairings({ db }: County, { spans }: Pick<World, 'spans'>): Promise<void> {
  const insert = `INSERT INTO pairing (id, key, household_no, cadre_key, cadre_name, since_on, until_on, end_reason)
    SELECT value ->> 'id', (value ->> 'household') || '/' || (value ->> 'cadre'), value ->> 'household', value ->> 'cadre',
      substr(value ->> 'cadre', 1, 1), value ->> 'since', value ->> 'until', value ->> 'reason'
    FROM json_each(?1) ORDER BY key`
  await db.batch([db.prepare('DELETE FROM pairing'), db.prepare(insert).bind(JSON.stringify(spans))])
}
