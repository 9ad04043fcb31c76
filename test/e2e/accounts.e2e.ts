import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { CadreRow } from '../../shared/cadre.ts'
import type { HouseholdRow } from '../../shared/household.ts'
import type { Page as Rows } from '../../shared/page.ts'
import { bringIn } from '../../workers/cli/import.ts'
import { makeCounty } from '../../workers/demo/county.ts'
import { writeWorkbooks } from '../../workers/demo/workbooks.ts'
import { choosePassword, county, folder, leave, openOffice, page, server, signIn } from './office.ts'

openOffice()
beforeAll(async () => {
  await bringIn(county, await registerCadresAndPairings(), true, () => {})
  page.on('dialog', (asked) => asked.accept())
})

test('a cadre comes in with a slip of paper, chooses a password, and sees no household but their own', async () => {
  const cadre = await onePaired()
  const { own, other } = await householdsOf(cadre)

  await signIn()
  const slip = await slipOf(cadre)
  await page.getByRole('link', { name: '打印好了，回到账号' }).click()
  await leave()

  await page.goto(`${server.url}/households/${other}`)
  await signIn(slip)
  await page.getByRole('heading', { name: '设置自己的密码' }).waitFor()
  await choosePassword(slip.password, 'an-evening-in-november')
  await page.getByRole('alert').getByText('没有找到').waitFor()

  await page.getByRole('link', { name: '我的帮扶户' }).first().click()
  await page.getByRole('link', { name: new RegExp(own) }).click()
  await page.getByRole('heading', { name: /户卡$/ }).waitFor()
  expect(await page.getByRole('navigation', { name: '主导航' }).getByRole('link').allTextContents()).toEqual([
    '我的帮扶户',
    '疑点',
  ])
  await leave()

  await signIn()
  await page.goto(`${server.url}/settings/trail?of=accounts`)
  const deeds = page.getByRole('table').getByRole('row')
  await deeds.filter({ hasText: slip.username }).filter({ hasText: '修改自己的密码' }).waitFor()
  await deeds.filter({ hasText: slip.username }).filter({ hasText: '开设账号' }).waitFor()
  await page.getByRole('button', { name: '校验' }).click()
  await page
    .getByText(/条记录完整/)
    .nth(1)
    .waitFor()
})

/** Accounts for the cadre's unit, made from the roster; the cadre's slip of paper. */
async function slipOf({ name, unit }: CadreRow): Promise<{ username: string; password: string }> {
  await page.getByRole('link', { name: '设置' }).first().click()
  await page.getByRole('link', { name: '从帮扶责任人名册生成' }).click()
  await page.getByLabel('单位（不填就是全部）').fill(unit)
  await page.getByRole('heading', { name: '从帮扶责任人名册生成账号' }).click()
  await page.getByRole('button', { name: /^开始生成/ }).click()
  const codes = page.getByLabel(`${name} 的登录纸条`).getByRole('code')
  await codes.first().waitFor()
  const [username, password] = await codes.allTextContents()
  if (username === undefined || password === undefined) throw new Error('a slip without a password')
  return { username, password }
}

async function onePaired(): Promise<CadreRow> {
  const { rows } = await county.ask<Rows<CadreRow>>('/cadres?size=200')
  const cadre = rows.find((one) => one.load > 0 && one.leftOn === null && sameName(rows, one) === 1)
  if (!cadre) throw new Error('nobody is paired')
  return cadre
}

const sameName = (rows: CadreRow[], { name }: CadreRow) => rows.filter((one) => one.name === name).length

async function householdsOf({ name }: CadreRow): Promise<{ own: string; other: string }> {
  const { rows } = await county.ask<Rows<HouseholdRow>>('/households?size=200')
  const [own] = rows.filter(({ cadres }) => cadres === name)
  const [other] = rows.filter(({ cadres }) => !cadres.includes(name))
  if (!own || !other) throw new Error('no household to open')
  return { own: own.no, other: other.no }
}

/** An invented county's register, its cadres and who is paired with whom. */
async function registerCadresAndPairings(): Promise<string[]> {
  const made = makeCounty({ seed: 7, code: '529901', name: '清禾县', households: 24, asOf: '2026-10-31' })
  await writeWorkbooks(made, 'national', folder)
  const names = readdirSync(folder).filter((name) => /^0[156]_/.test(name))
  return names.sort().map((name) => join(folder, name))
}
