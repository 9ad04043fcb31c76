import { expect, test } from 'vitest'
import type { AuditEvent } from '../../shared/audit.ts'
import type { HouseholdCard, HouseholdRow } from '../../shared/household.ts'
import type { Page as Rows } from '../../shared/page.ts'
import { commit, upload } from '../../workers/cli/upload.ts'
import { head, registerHeader, workbook } from '../e2e/ledger.ts'
import { county, openOffice, page, server, signIn } from '../e2e/office.ts'

openOffice({ viewport: { width: 390, height: 844 } })

const five = [0, 1, 2, 3, 4]
const nobody = () => undefined
const post = <T>(path: string, body: unknown) =>
  county.ask<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const blank = { post: null, unitKind: null, sex: null, employedFrom: null, note: null, phone: '', idNumber: '' }
const day = (ago: number) => new Date(Date.now() + (8 - 24 * ago) * 3_600_000).toISOString().slice(0, 10)
const li = '李四/水利局'

async function households(): Promise<HouseholdRow[]> {
  return (await county.ask<Rows<HouseholdRow>>('/households')).rows
}

/** Reads the register over and over until told to stop: how often, and which households it ever found alone. */
function watch() {
  const seen = { readings: 0, alone: [] as string[] }
  let on = true
  const watching = (async () => {
    while (on) {
      const alone = (await households()).filter(({ cadres }) => cadres === '')
      seen.readings += 1
      seen.alone.push(...alone.map(({ no }) => no))
    }
  })()
  // Told of by whoever stops it; a test that fails before is told of itself.
  watching.catch(() => undefined)
  return async () => {
    on = false
    await watching
    return seen
  }
}

test('a cadre with five households leaves: under a minute, nobody alone for a moment, both names and the reason on the trail', async () => {
  const register = await workbook('花名册.xlsx', { 花名册: [registerHeader, ...five.map((order) => head(order))] })
  await commit(county, await upload(county, register, nobody), nobody)
  for (const [name, postLevel] of [
    ['李四', '乡科级'],
    ['王五', '一般干部'],
    ['赵六', '一般干部'],
    ['孙七', '一般干部'],
  ]) {
    await post('/cadres', { ...blank, name, unit: '水利局', postLevel })
  }
  const before = await households()
  const changes = before.map(({ no }) => ({ householdNo: no, replaces: null, cadreKey: li }))
  await post('/pairings/changes', { on: day(30), reason: null, changes })

  await signIn()
  await page.goto(`${server.url}/cadres?q=${encodeURIComponent('李四')}`)
  const stop = watch()
  const began = performance.now()
  await page.getByRole('link', { name: '李四' }).click()
  await page.getByRole('link', { name: '办理离岗、交接' }).click()
  await page.getByLabel('离岗类别').selectOption('退休')
  await page.getByLabel('说明（可不填）').fill('到龄退休')
  await page.getByText('5 户都有着落').waitFor()
  const home = page.locator('.handed li').first()
  await home.getByRole('button', { name: /^给/ }).click()
  const choice = page.getByRole('dialog').getByRole('list', { name: '可以接手的人' }).getByRole('button').first()
  const chosen = (await choice.locator('strong').textContent()) as string
  await choice.click()
  await page.reload()
  expect(await page.getByLabel('离岗类别').inputValue()).toBe('退休')
  await home.getByText(chosen).waitFor()
  await page.getByRole('button', { name: '办理离岗和交接' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确定办理' }).click()
  await page.getByText(/李四已办理离岗（退休，.*5 户已全部交接/).waitFor()
  const seconds = (performance.now() - began) / 1000
  const { readings, alone } = await stop()
  console.info(`left in ${seconds.toFixed(1)} s, the register read ${readings} times meanwhile`)

  expect(seconds).toBeLessThan(60)
  expect(readings).toBeGreaterThan(10)
  expect(alone).toEqual([])
  const after = await households()
  expect(after.map(({ cadres }) => cadres).filter((name) => !/^(王五|赵六|孙七)$/.test(name))).toEqual([])
  for (const { no, cadres } of after) {
    const { pairings } = await county.ask<HouseholdCard>(`/households/${no}`)
    expect(pairings).toMatchObject([
      { cadreName: cadres, sinceOn: day(0), current: true },
      { cadreName: '李四', untilOn: day(1), endReason: '退休：到龄退休' },
    ])
  }
  const trail = (await county.ask<Rows<AuditEvent>>('/audit?size=50')).rows
  const said = trail.map(({ action, subject, detail }) => [action, subject, JSON.stringify(detail)] as const)
  const left = said.find(([action]) => action === 'cadre.leave')!
  expect(left[1]).toBe(li)
  expect(left[2]).toMatch(/到龄退休.*李四.*(王五|赵六|孙七)/)
  for (const { no, cadres } of after) {
    const ended = said.find(([action, subject]) => action === 'pairing.end' && subject === no)!
    expect(ended[2]).toContain('退休：到龄退休')
    expect([ended[2].includes('李四'), ended[2].includes(cadres)]).toEqual([true, true])
  }
})
