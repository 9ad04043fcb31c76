import { beforeEach, expect, test } from 'vitest'
import { homePage } from '../../workers/households/home.ts'
import { freshCounty } from '../given.ts'
import { allPages, on } from '../pairing/desk.ts'

const words = {
  check: (id: string) =>
    ({
      'pair-none': { title: '无帮扶责任人', severity: 'blocker' as const },
      'pair-overload': { title: '帮扶户数超限', severity: 'serious' as const },
    })[id] ?? null,
  sentence: () => '',
}

let county: Awaited<ReturnType<typeof freshCounty>>
beforeEach(async () => {
  county = await freshCounty()
})

async function finding(check: string, subject: string, township: string, status = 'new') {
  const text = `INSERT INTO finding (check_id, subject, township, figures, status, first_run, last_run, first_found_at)
    VALUES (?1, ?2, ?3, '{}', ?4, 1, 1, '')`
  await county.db.prepare(text).bind(check, subject, township, status).run()
}

test('an empty county has nothing to do', async () => {
  expect(await homePage(on('2026-11-20', county), words, allPages)).toEqual({
    asOf: '2026-11-20',
    lastRunAt: null,
    totals: { households: 0, persons: 0, villages: 0, cadres: 0 },
    coverage: { due: 0, paired: 0 },
    todo: [],
    townships: [],
    imports: [],
  })
})

test('the officer sees how many households have their cadre, what is found where, and what waits', async () => {
  await county.household({ no: '1001' })
  await county.household({ no: '1002', status: '返贫', township: '柳溪镇' })
  await county.household({ no: '1003', status: '已脱贫' })
  await county.person({ household: '1001' })
  await county.village({})
  await county.cadre({ name: '李四' })
  await county.pairing({ household: '1001', cadre: '李四/教育局' })
  await county.pairing({ household: '1002', cadre: '李四/教育局', until_on: '2026-01' })
  await finding('pair-none', '1002', '柳溪镇')
  await finding('pair-overload', '李四', '城关镇')
  await finding('pair-overload', '王五', '城关镇', 'resolved')
  await county.db.batch([
    county.db.prepare(
      `INSERT INTO check_run (as_of, policy_version, cause, checks, started_at, finished_at)
       VALUES ('2026-10-31', 1, 'asked', '{}', '', '2026-11-01T00:00:00Z')`,
    ),
    county.db.prepare(
      `INSERT INTO import (file_name, object_key, size_bytes, state, rows_staged, uploaded_by, uploaded_at)
       VALUES ('结对.xlsx', 'k', 1, 'ready', 30, 'qinghe', '2026-11-02T00:00:00Z')`,
    ),
  ])
  const home = await homePage(on('2026-11-20', county), words, allPages)
  const { todo, ...rest } = home
  expect(rest).toEqual({
    asOf: '2026-10-31',
    lastRunAt: '2026-11-01T00:00:00Z',
    totals: { households: 3, persons: 1, villages: 1, cadres: 1 },
    coverage: { due: 2, paired: 1 },
    townships: [
      { township: '城关镇', households: 2, due: 1, paired: 1, blocker: 0, serious: 1, notice: 0 },
      { township: '柳溪镇', households: 1, due: 1, paired: 0, blocker: 1, serious: 0, notice: 0 },
    ],
    imports: [{ id: 1, fileName: '结对.xlsx', state: 'ready', uploadedAt: '2026-11-02T00:00:00Z' }],
  })
  expect(todo.map(({ id, count }) => [id, count])).toEqual([
    ['unpaired', 1],
    ['import-1', 30],
    ['pair-overload', 1],
  ])
})

test('a township’s home counts its own', async () => {
  await county.household({ no: '1001' })
  await county.household({ no: '1002', township: '柳溪镇' })
  for (const household of ['1001', '1002']) await county.person({ household })
  const clerk = on('2026-11-20', county, { role: 'township_clerk', township: '柳溪镇' })
  expect(await homePage(clerk, words, { ...allPages, imports: false })).toMatchObject({
    totals: { households: 1, persons: 1 },
    coverage: { due: 1, paired: 0 },
    townships: [{ township: '柳溪镇' }],
    imports: [],
  })
})
