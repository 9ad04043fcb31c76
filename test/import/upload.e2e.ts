import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder, openOffice, page, server, signIn } from '../e2e/office.ts'

openOffice()

/** Three parts; what is behind the rows is blank. */
function largeLedger(): string {
  const file = join(folder, '大花名册.csv')
  const rows = '乡镇,行政村,户编号,姓名,与户主关系\n城关镇,水井村,5299010000000001,董正波,户主\n'
  writeFileSync(file, rows + `${' '.repeat(999)}\n`.repeat(9000))
  return file
}

const choose = (files: string[]) => page.getByLabel('选择要上传的工作簿').setInputFiles(files)

test('a large workbook cut off in the middle goes on where it stopped, and small ones go up beside it', async () => {
  await signIn()
  const large = largeLedger()

  // The page is closed while the third part is under way.
  let held = 0
  await page.route('**/parts/2', () => {
    held += 1
  })
  await page.goto(`${server.url}/imports`)
  await choose([large])
  await expect.poll(() => held, { timeout: 20_000 }).toBe(1)
  await page.goto(`${server.url}/`)
  await page.unroute('**/parts/2')
  await page.goto(`${server.url}/imports`)
  await page.getByText('上次没有传完').waitFor()
  expect(await page.getByText(/大花名册\.csv（已传 8\.\d MB \/ 8\.\d MB/).count()).toBe(1)

  // The line is down for one try of the last part.
  const sent: string[] = []
  page.on('request', (request) => /parts\/\d/.test(request.url()) && sent.push(request.url().slice(-7)))
  let cuts = 0
  await page.route('**/parts/2', (route) => (cuts++ === 0 ? route.abort('internetdisconnected') : route.continue()))
  const small = join(folder, '小花名册.csv')
  writeFileSync(small, '乡镇,行政村,户编号,姓名,与户主关系\n城关镇,水井村,5299010000000002,李峰,户主\n')
  const lock = join(folder, '~$大花名册.csv')
  writeFileSync(lock, 'x')
  await choose([large, small, lock])
  await page.getByText('上传完毕：2 个文件，已传完 2 个').waitFor()
  expect(sent).toEqual(['parts/2', 'parts/2'])
  expect(await page.getByText('上次没有传完').count()).toBe(0)
  const ready = page
    .getByRole('table', { name: /导入记录/ })
    .getByRole('row')
    .filter({ hasText: '待确认' })
  await ready.nth(1).waitFor()
})
