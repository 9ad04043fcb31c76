import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder, openOffice, page, server, signIn } from '../../e2e/office.ts'
import { read, sheet } from '../read/book.ts'

openOffice({ viewport: { width: 390, height: 844 } })

const line = (row: number, ...texts: string[]) =>
  `<row r="${row}">${texts.map((text, at) => `<c r="${'ABCDEF'[at]}${row}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
const register = sheet(
  line(1, '乡镇', '行政村', '户编号', '姓名', '与户主关系', '联系电话') +
    line(2, '城关镇', '水井村', '5299010000000001', '董正波', '户主', '123'),
)

/** What a click brings: the file's name and bytes. */
async function fetched(click: () => Promise<void>): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  const path = join(folder, 'fetched')
  await download.saveAs(path)
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(path)) }
}

test('a clerk takes the workbook with its problems, and for a reason as it came', async () => {
  await signIn()
  await page.goto(`${server.url}/imports`)
  const file = join(folder, '花名册.xlsx')
  writeFileSync(file, register)
  await page.getByLabel('选择要上传的工作簿').setInputFiles(file)
  await page.getByRole('link', { name: '花名册.xlsx' }).first().click()
  await page.getByRole('link', { name: /^问题/ }).click()

  const marked = await fetched(() => page.getByRole('button', { name: '下载标注了问题的工作簿' }).click())
  expect(marked.name).toBe('花名册（问题 1）.xlsx')
  expect((await read(marked.bytes)).map(({ cells }) => cells[6])).toEqual([
    '结对问题',
    expect.stringMatching(/^【提示】“联系电话”：电话号码异常。/),
  ])
  await page.getByText('每行的问题写在表格右边的“结对问题”一列').waitFor()

  await page.getByRole('button', { name: '下载原始工作簿' }).click()
  await page.getByLabel('理由').fill('核对原始台账')
  const raw = await fetched(() => page.getByRole('button', { name: '下载', exact: true }).click())
  expect([raw.name, Buffer.from(raw.bytes)]).toEqual(['花名册.xlsx', Buffer.from(register)])
  await page.getByText('已下载，和上传时一字不差。').waitFor()
})
