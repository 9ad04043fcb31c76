import { expect, test } from 'vitest'
import { bringIn } from '../../workers/cli/import.ts'
import { head, registerHeader, workbook } from '../e2e/ledger.ts'
import { county, openOffice, page, server, signIn } from '../e2e/office.ts'

openOffice({ viewport: { width: 390, height: 844 } })

const villages = [
  ['乡镇', '行政村', '行政村代码', '是否重点村', '帮扶单位', '第一书记', '任职时间'],
  ['柳溪镇', '东风村', '529901100201', '是', '水利局', '周文', '2023-01-10'],
]

test('on a phone a first secretary past the term is relieved and a visit planned; both stay after a reload', async () => {
  const register = await workbook('花名册.xlsx', { 花名册: [registerHeader, head(1), head(2)] })
  const links = await workbook('包村一览表.xlsx', { 包村一览表: villages })
  await bringIn(county, [register, links], true, () => {})
  await signIn()

  await page.goto(`${server.url}/villages?term=1`)
  await page.getByText('任期已于 2026-01-10 届满').waitFor()
  await page.getByRole('link', { name: '东风村' }).click()
  await page.getByRole('button', { name: '调整第一书记' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '第一书记' }).fill('吴刚')
  await dialog.getByLabel('原因').fill('期满轮换')
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByText(/起：吴刚/).waitFor()
  await page.reload()
  await page.getByText(/止，期满轮换/).waitFor()
  expect(await page.getByRole('listitem').filter({ hasText: '第一书记' }).allTextContents()).toEqual([
    expect.stringMatching(/吴刚.*任期到/),
    expect.stringMatching(/吴刚.*起$/),
    expect.stringMatching(/周文.*2023-01-10 起，.* 止，期满轮换$/),
  ])

  await page.goto(`${server.url}/pairing/completeness?missing=visit`)
  await page.getByLabel('选本页全部').check()
  await page.getByRole('button', { name: '安排下次走访（2 户）' }).click()
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByText(/^2 户的下次走访定在/).waitFor()
  await page.getByText('没有缺这一样的户。').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})
