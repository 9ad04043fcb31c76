import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { read } from 'xlsx'
import { commit, upload } from '../../../workers/cli/upload.ts'
import { county, folder, openOffice, page, server, signIn } from '../../e2e/office.ts'
import { biff8Form } from './biff8form.ts'
import { idNumber, name } from './people.ts'

openOffice({ viewport: { width: 390, height: 844 } })

const given = {
  '人口.csv': `乡镇,行政村,户编号,户主姓名,姓名,证件号码,与户主关系,家庭人口\n${[1, 2, 3].map((n) => `城关镇,水井村,529901000000000${n},${name(n)},${name(n)},${idNumber(n)},户主,1`).join('\n')}\n`,
  '结对.csv': `户编号,户主姓名,帮扶责任人,帮扶单位,结对时间\n${[1, 2, 3].map((n) => `529901000000000${n},${name(n)},陈${name(n)},教育局,2021-05`).join('\n')}\n`,
}

/** What a click brings: the file's name and its first sheet's rows. */
async function fetched(click: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  const path = join(folder, 'fetched')
  await download.saveAs(path)
  const book = read(readFileSync(path))
  return { name: download.suggestedFilename(), sheet: book.Sheets[book.SheetNames[0]!]! }
}

test('a clerk sends an empty .xls once and takes it filled, and a roster in full with a reason', async () => {
  for (const [file, text] of Object.entries(given)) {
    writeFileSync(join(folder, file), text)
    await commit(county, await upload(county, join(folder, file), () => undefined), () => undefined)
  }
  await signIn()
  await page.goto(`${server.url}/pairing/rosters`)
  writeFileSync(join(folder, '结对表.xls'), biff8Form())
  await page.getByLabel('选择要上传的空表').setInputFiles(join(folder, '结对表.xls'))
  await page.getByRole('dialog').getByText('一户一行，表头在第 2 行').waitFor()
  await page.getByLabel('“备注”填什么').selectOption({ label: '所属单位' })
  await page.getByRole('button', { name: '就这样填' }).click()

  const form = await fetched(() => page.getByRole('button', { name: '填好下载：结对表.xls' }).click())
  expect(form.name).toBe('结对表（全部）.xls')
  expect(['A5', 'B5', 'D5', 'H5', 'A6'].map((at) => form.sheet[at]?.v)).toEqual([
    3,
    name(3),
    expect.stringMatching(/^529\*+/),
    '教育局',
    '合计',
  ])

  await page.getByLabel('证件号码和电话').selectOption({ label: '完整号码（须写明理由）' })
  await page.getByLabel('导出完整号码的理由').fill('报送乡镇核对')
  const roster = await fetched(() => page.getByRole('button', { name: '下载 .xlsx：帮扶责任人一览表' }).click())
  expect(roster.name).toMatch(/^清禾县帮扶责任人一览表\d{8}\.xlsx$/)
  expect(['C4', 'D4', 'F4'].map((at) => roster.sheet[at]?.v)).toEqual([name(1), idNumber(1), `陈${name(1)}`])
})
