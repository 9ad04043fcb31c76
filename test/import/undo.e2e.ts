import { expect, test } from 'vitest'
import type { HouseholdRow } from '../../shared/household.ts'
import type { Import } from '../../shared/import.ts'
import type { Page as Rows } from '../../shared/page.ts'
import { commit, upload } from '../../workers/cli/upload.ts'
import { head, registerHeader, workbook } from '../e2e/ledger.ts'
import { county, openOffice, page, server, signIn } from '../e2e/office.ts'

openOffice()

const nobody = () => undefined
const roster = (name: string, orders: number[]) =>
  workbook(name, { 花名册: [registerHeader, ...orders.map((order) => head(order))] })
const whole = async (path: string): Promise<Import> => commit(county, await upload(county, path, nobody), nobody)
const households = async () => (await county.ask<Rows<HouseholdRow>>('/households?size=200')).total

test('a wrong import is taken back by the person who looks at it, who is told what stays and why', async () => {
  await whole(await roster('十月.xlsx', [0, 1]))
  const wrong = await whole(await roster('错传.xlsx', [0, 1, 2, 3, 4]))
  await whole(await roster('十一月.xlsx', [0, 1, 2]))
  expect(await households()).toBe(5)

  await signIn()
  await page.goto(`${server.url}/imports/${wrong.id}`)
  await page.getByRole('button', { name: '撤销这次导入' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('将撤回').waitFor()
  await dialog.getByText('《十一月.xlsx》').waitFor()
  await dialog.getByLabel(/撤销的原因/).fill('传错了文件')
  await dialog.getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByRole('heading', { name: '已撤销' }).waitFor()
  await page.getByText('传错了文件').waitFor()
  await page.getByRole('cell', { name: /户主$/ }).first().waitFor()
  expect(await households()).toBe(3)
  await page.getByRole('link', { name: /保留（之后改过）/ }).click()
  await page.getByText('没有保留的记录').waitFor()
})
