import type { D1Database } from '@cloudflare/workers-types'
import { expect, test } from 'vitest'
import { flags, listHouseholds } from '../../workers/households/store.ts'
import { readBoard } from '../../workers/pairing/board/read.ts'
import { listCadres } from '../../workers/pairing/cadre/cadres.ts'
import { apply } from '../../workers/pairing/change/apply.ts'
import { planFaults } from '../checks/plan.ts'
import { freshCounty } from '../given.ts'
import { on } from './desk.ts'

type Asked = { text: string; values: unknown[] }

/** The same database, which notes down what it is asked. */
function noting(db: D1Database, asked: Asked[]): D1Database {
  const prepare = (text: string) => {
    const statement = db.prepare(text)
    const bind = statement.bind.bind(statement)
    return Object.assign(statement, {
      bind(...values: unknown[]) {
        asked.push({ text, values })
        return bind(...values)
      },
    })
  }
  return { prepare, batch: db.batch.bind(db) } as D1Database
}

test('nothing of a change, of the board or of a filter reads a table whole inside a loop', async () => {
  const county = await freshCounty()
  for (const no of ['1001', '1002']) await county.household({ no })
  for (const name of ['李四', '王五']) await county.cadre({ name })
  const id = await county.pairing({ household: '1001', cadre: '李四/教育局' })
  const asked: Asked[] = []
  const noted = { ...county, db: noting(county.db, asked) }
  const all = { page: 1, size: 50 }
  const desk = on('2026-11-20', noted)
  await readBoard(desk)
  for (const flag of [...flags, 'unpaired']) await listHouseholds(desk, { [flag]: '1' }, all)
  for (const flag of ['over', 'room', 'gone', 'kin', 'scattered']) await listCadres(desk, { [flag]: '1' }, all)
  const changes = [
    { householdNo: '1001', replaces: id, cadreKey: '王五/教育局' },
    { householdNo: '1002', replaces: null, cadreKey: '王五/教育局', override: '邻居' },
  ]
  const order = { on: '2026-11-20', reason: '工作调动', changes }
  await apply(desk, order, { actor: 'qinghe', at: new Date('2026-11-20T02:00:00Z') })
  expect(asked.length).toBeGreaterThan(20)
  expect(await planFaults(county.db, asked)).toEqual([])
})
