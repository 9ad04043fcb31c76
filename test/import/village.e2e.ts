import { expect, test } from 'vitest'
import type { MadeAccounts, NewAccount } from '../../shared/account.ts'
import type { HouseholdRow } from '../../shared/household.ts'
import type { Page as Rows } from '../../shared/page.ts'
import { commit, upload } from '../../workers/cli/upload.ts'
import { head, registerHeader, workbook } from '../e2e/ledger.ts'
import { choosePassword, county, leave, openOffice, page, server, signIn } from '../e2e/office.ts'

openOffice()

const all = [0, 1, 2]
const roster = (name: string, orders: number[]) =>
  workbook(name, { 花名册: [registerHeader, ...orders.map((order) => head(order))] })
const nobody = () => undefined
const json = (method: string, body: unknown) => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

test('a household missing from this month’s file is asked of the village, departs by its word, and comes back with the next', async () => {
  await commit(county, await upload(county, await roster('十月.xlsx', all), nobody), nobody)
  const slip = await account({ name: '石文书', role: 'village_officer', township: '柳溪镇', village: '东风村' })
  const november = await upload(county, await roster('十一月.xlsx', [0, 1]), nobody)

  await signIn()
  await page.goto(`${server.url}/imports/${november.id}?view=diff&entity=household&state=gone`)
  await page.getByRole('button', { name: '全部 1 条请村里核实' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
  await page.getByText('待村核实 1').waitFor()
  await page.getByRole('button', { name: '确认入库' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('本次未出现的 1 户 请村里核实').waitFor()
  await dialog.getByRole('button', { name: '入库' }).click()
  await page.getByRole('heading', { name: '已入库 · 回执' }).waitFor()
  await leave()

  await signInFirst(slip, 'an-evening-in-november')
  await page.getByRole('link', { name: /请核实是否还在/ }).click()
  await page.getByRole('button', { name: '已离开' }).click()
  await dialog.getByLabel(/去了哪里/).fill('随子女迁走')
  await dialog.getByRole('button', { name: '确定' }).click()
  await page.getByText('没有要核实的记录').waitFor()
  expect((await households()).length).toBe(2)
  await leave()

  const december = await upload(county, await roster('十二月.xlsx', all), nobody)
  await signIn()
  await page.goto(`${server.url}/imports/${december.id}?view=diff&entity=household&state=new`)
  await page.getByText(/曾于 .* 去册（村里核实：随子女迁走）/).waitFor()
  await commit(county, december, nobody)
  expect((await households()).length).toBe(3)
  await leave()
})

test('where policy asks for a second person one uploads and asks, another confirms', async () => {
  await county.ask('/policy', json('PUT', { document: { imports: { secondPerson: true } } }))
  const slip = await account({ name: '石复核', role: 'county_admin' })
  const more = await upload(county, await roster('新户.xlsx', [0, 1, 2, 3]), nobody)

  await signIn()
  await page.goto(`${server.url}/imports/${more.id}`)
  await page.getByRole('button', { name: '提请确认' }).click()
  await page.getByRole('heading', { name: /要由另一位有入库权限的人确认/ }).waitFor()
  expect(await page.getByRole('button', { name: '确认入库' }).count()).toBe(0)
  await leave()

  await signInFirst(slip, 'an-evening-in-december')
  await page.getByRole('link', { name: /提请第二人确认入库/ }).click()
  await page.getByRole('button', { name: '确认入库' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '入库' }).click()
  await page.getByRole('heading', { name: '已入库 · 回执' }).waitFor()
  await page.getByText('提请确认', { exact: true }).waitFor()
})

async function account(fresh: NewAccount): Promise<{ username: string; password: string }> {
  const { made } = await county.ask<MadeAccounts>('/accounts', json('POST', { accounts: [fresh] }))
  const [slip] = made
  if (!slip) throw new Error('no account was made')
  return slip
}

async function households(): Promise<HouseholdRow[]> {
  return (await county.ask<Rows<HouseholdRow>>('/households?size=50')).rows
}

async function signInFirst(slip: { username: string; password: string }, next: string): Promise<void> {
  await signIn(slip)
  await choosePassword(slip.password, next)
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '首页' }).click()
}
