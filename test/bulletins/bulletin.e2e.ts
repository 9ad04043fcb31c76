import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { commit, upload } from '../../workers/cli/upload.ts'
import { head, registerHeader, workbook } from '../e2e/ledger.ts'
import { county, folder, openOffice, page, signIn } from '../e2e/office.ts'

openOffice({ viewport: { width: 1280, height: 900 } })

const nobody = () => undefined

beforeAll(async () => {
  const rows = [0, 1, 2, 3, 4].map((order) => head(order))
  const path = await workbook('花名册.xlsx', { 花名册: [registerHeader, ...rows] })
  await commit(county, await upload(county, path, nobody), nobody)
  await signIn()
})

test('from the pictures to the month’s analysis: a number opens its list, it is issued and stays, and is saved as a workbook', async () => {
  await page.getByRole('heading', { name: '未消除的疑点在减少吗？' }).waitFor()
  expect(await page.getByRole('img', { name: /^结对覆盖率：.* 0%$/ }).count()).toBe(1)
  await page.getByRole('link', { name: '月分析、季通报' }).click()
  await page.getByRole('table', { name: '月分析' }).getByRole('link').first().click()

  const row = page.getByRole('row', { name: /^无帮扶责任人/ })
  const come = row.getByRole('cell').nth(3)
  expect(await come.textContent()).toBe('5')
  await come.getByRole('link').click()
  await page.getByText(/新增的疑点.*按现在的数据列出/).waitFor()
  await page.getByRole('table', { name: /^5 条/ }).waitFor()
  await page.goBack()

  await page.getByRole('button', { name: '印发' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('说明').fill('限期整改：柳溪镇\n十二月底前结对到户。')
  await dialog.getByRole('button', { name: '确定印发' }).click()
  await page.getByText(/印发，数字不再变动/).waitFor()
  await page.getByText('十二月底前结对到户。').waitFor()
  expect(await page.getByRole('button', { name: '印发' }).count()).toBe(0)

  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 Excel' }).click(),
  ])
  expect(saved.suggestedFilename()).toMatch(/^清禾县.*月分析\.xlsx$/)
  const path = join(folder, 'bulletin.xlsx')
  await saved.saveAs(path)
  const book = XLSX.read(readFileSync(path))
  expect(book.SheetNames).toEqual(['概况', '按规则', '按乡镇', '按帮扶单位', '期末时长', '说明'])
  const lines = XLSX.utils.sheet_to_json<(string | number)[]>(book.Sheets.按规则!, { header: 1 })
  expect(lines.find(([name]) => name === '无帮扶责任人')?.slice(0, 6)).toEqual(['无帮扶责任人', '必须整改', 0, 5, 0, 5])
})

test('printed on A4 it has its head and its tables, and none of what stands round the page', async () => {
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('navigation', { name: '主导航' }).isVisible()).toBe(false)
  expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
  expect(await page.getByRole('table', { name: /规则的疑点/ }).isVisible()).toBe(true)
  expect(await page.getByText('清禾县', { exact: true }).last().isVisible()).toBe(true)
})
