import { expect, test } from 'vitest'
import { idNumber, workbook } from './ledger.ts'
import { openOffice, page, server, signIn } from './office.ts'

openOffice()

const titles = [['清禾县情况表'], [], ['制表：县局'], ['（截至十月底）'], ['内部资料']]
const header = ['户的号', '户主大名', '人的大名', '是户主的谁', '证号', '养了几头牛']
const family = (order: number) => {
  const no = `529901${String(order).padStart(10, '0')}`
  return ['董', '贾'].map((surname, i) => {
    return [no, `董${order}`, `${surname}${order}`, i === 0 ? '户主' : '配偶', idNumber(order * 2 + i), `${order}`]
  })
}
const families = [1, 2, 3, 4].flatMap(family)

test('a ledger nobody understands is explained once, and the next one like it needs nothing', async () => {
  await signIn()
  const turned = (row: string[]) => [row[4], row[2], row[5], row[0], row[3], row[1]].map((cell) => cell ?? null)
  const files = [
    await workbook('十月.xlsx', { 情况: [...titles, header, ...families] }),
    await workbook('十一月.xlsx', { 情况表: [['清禾县情况表（十一月）'], turned(header), ...families.map(turned)] }),
  ]
  await upload(files[0]!, '未能读取')

  await page.getByRole('link', { name: '自己指定表头' }).click()
  await page.getByRole('button', { name: '第 6 行作表头' }).click()
  await page.getByLabel('“情况”是哪种台账').selectOption('户和人口花名册')
  const send = page.getByRole('button', { name: /^按这样重新读取/ })
  const fields = ['户编号', '户主姓名', '姓名', '与户主关系', '证件号码']
  for (const [at, field] of fields.entries()) {
    const select = page.getByLabel(`“${header[at]}”对应到`, { exact: true })
    const option = select.getByRole('option', { name: new RegExp(`^${field}（`), includeHidden: true })
    await select.selectOption(await option.getAttribute('value'))
  }
  await page.getByText('（7 处更改）').waitFor()

  await page.reload()
  await send.click()
  await page.getByText('已按您的指定重新读取').waitFor()
  expect(await page.getByText('数据行 0 → 8').count()).toBe(1)
  await page.getByRole('button', { name: '确认入库' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '入库' }).click()
  await page.getByRole('heading', { name: '已入库 · 回执' }).waitFor()

  await upload(files[1]!, '待确认')
  await page.getByText('和台账里的内容相同').waitFor()
  await page.getByRole('link', { name: /^识别到的表/ }).click()
  const remembered = page.getByText('记住的选择', { exact: true })
  await remembered.nth(5).waitFor()
  expect(await remembered.count()).toBe(6)
  await page.goto(`${server.url}/settings/headers`)
  await page.getByText('户的号 → 户编号').waitFor()
})

async function upload(file: string, state: string): Promise<void> {
  const go = page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '导入' })
  await go.click()
  await page.getByLabel('选择要上传的工作簿').setInputFiles([file])
  const imports = page.getByRole('table', { name: /导入记录/ }).getByRole('row')
  await imports.filter({ hasText: state }).first().getByRole('link').click()
}
