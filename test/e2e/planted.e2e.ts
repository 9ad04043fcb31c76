import { rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeCounty } from '../../workers/demo/county.ts'
import { writeWorkbooks } from '../../workers/demo/workbooks.ts'
import { newFolder } from '../home/server.ts'
import { Truth } from '../truth/compare.ts'
import { observe, workbooksOf } from '../truth/observe.ts'
import { reportOf, wordsOf } from '../truth/report.ts'

test('an invented county is read whole, and checked for exactly what was planted in it', {
  timeout: 120_000,
}, async () => {
  const folder = newFolder()
  const county = makeCounty({ seed: 11, code: '529901', name: '清禾县', households: 400, asOf: '2026-10-31' })
  await writeWorkbooks(county, 'mixed', folder)
  const truth = Truth.parse(JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')))
  const report = reportOf(truth, await observe(truth, await workbooksOf(folder), () => undefined))
  expect(report, wordsOf(report)).toMatchObject({ exact: true, notYet: [], leftOut: [] })
  rmSync(folder, { recursive: true })
})
