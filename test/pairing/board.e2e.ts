import { beforeAll, expect, test } from 'vitest'
import type { MadeAccounts } from '../../shared/account.ts'
import type { HouseholdRow } from '../../shared/household.ts'
import type { Page as Rows } from '../../shared/page.ts'
import { commit, upload } from '../../workers/cli/upload.ts'
import { cadreHeader, head, registerHeader, workbook } from '../e2e/ledger.ts'
import { choosePassword, county, openOffice, page, server, signIn } from '../e2e/office.ts'

openOffice({ viewport: { width: 1024, height: 960 } })

const nobody = () => undefined
const orders = [0, 1, 2, 3, 4, 5, 6, 7, 8]
const cadres = [
  ['柳溪镇人民政府', '江海', '乡科级', ''],
  ['柳溪镇人民政府', '江河', '一般干部', ''],
  ['柳溪镇人民政府', '江湖', '一般干部', ''],
]
const json = (method: string, body: unknown) => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

beforeAll(async () => {
  const people = await workbook('花名册.xlsx', { 花名册: [registerHeader, ...orders.map((order) => head(order))] })
  const roster = await workbook('帮扶责任人.xlsx', { 帮扶责任人: [cadreHeader, ...cadres] })
  for (const path of [people, roster]) await commit(county, await upload(county, path, nobody), nobody)
  const fresh = { name: '石专干', role: 'township_clerk', township: '柳溪镇' }
  const { made } = await county.ask<MadeAccounts>('/accounts', json('POST', { accounts: [fresh] }))
  const slip = made[0]!
  await signIn(slip)
  await choosePassword(slip.password, 'an-evening-in-november')
  await page.getByRole('button', { name: /退出/ }).waitFor()
})

const boxes = () => page.getByRole('list', { name: '户', exact: true }).getByRole('checkbox')
const grip = (row: number) => page.getByRole('list', { name: '户', exact: true }).locator('[data-grip]').nth(row)
const helper = (name: string) => page.getByRole('list', { name: '帮扶责任人' }).getByRole('button', { name })
const dialog = () => page.getByRole('dialog')
const sure = (name: string) => dialog().getByRole('button', { name }).and(page.locator(':enabled'))

async function ofCounty(query = ''): Promise<HouseholdRow[]> {
  return (await county.ask<Rows<HouseholdRow>>(`/households?size=50${query}`)).rows
}

/** How many households each cadre has; nobody is the blank. */
async function carried(): Promise<Record<string, number>> {
  const byCadre = Map.groupBy(await ofCounty(), ({ cadres }) => cadres)
  return Object.fromEntries([...byCadre].map(([cadre, rows]) => [cadre, rows.length]))
}

test('two households ticked are carried to a cadre together, and two more go to another by the keyboard alone', async () => {
  await page.goto(`${server.url}/pairing?unpaired=1`)
  await boxes().nth(0).click()
  await boxes().nth(1).click()
  await page.getByRole('heading', { name: '已选 2 户' }).waitFor()
  await helper('江河').getByText('可以').waitFor()
  const [from, to] = [(await grip(1).boundingBox())!, (await helper('江河').boundingBox())!]
  await page.mouse.move(from.x + 10, from.y + 10)
  await page.mouse.down()
  await page.mouse.move(to.x + 40, to.y + 20, { steps: 4 })
  await page.getByText('2 户 → 江河：可以').waitFor()
  await page.mouse.up()
  await sure('确定结对').click()
  await page.getByText(/^已结对：.* 等 2 户由 江河 帮扶/).waitFor()
  await boxes().nth(6).waitFor()
  await boxes().nth(7).waitFor({ state: 'detached' })

  await boxes().nth(0).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await helper('江海').and(page.locator(':focus')).press('Enter')
  await sure('确定结对').press('Enter')
  await page.getByText(/^已结对：.* 等 2 户由 江海 帮扶/).waitFor()
  expect(await carried()).toEqual({ 江河: 2, 江海: 2, '': 5 })
})

test('of two officers at one household the slower one is told who was faster', async () => {
  const { no } = (await ofCounty('&unpaired=1'))[0]!
  await page.goto(`${server.url}/pairing?household=${no}`)
  await helper('江海').click()
  await sure('确定结对').waitFor()
  const on = new Date().toISOString().slice(0, 10)
  await county.ask('/pairings', json('POST', { householdNo: no, cadreKey: '江湖/柳溪镇人民政府', sinceOn: on }))
  await sure('确定结对').click()
  const told = dialog().getByRole('alert').filter({ hasText: '现由江湖（柳溪镇人民政府）帮扶' })
  expect(await told.textContent()).toMatch(/由 .+ 办理/)
  expect((await ofCounty(`&no=${no}`)).map(({ cadres }) => cadres)).toEqual(['江湖'])
})

test('of a proposal all but one household are applied', async () => {
  await page.goto(`${server.url}/pairing/proposal`)
  await page
    .getByRole('checkbox', { name: /^结对 / })
    .first()
    .click()
  await page.getByRole('button', { name: '应用勾选的 3 户' }).click()
  await sure('确定应用').click()
  await page.getByText(/^已按方案结对 3 户/).waitFor()
  expect((await carried())['']).toBe(1)
})
