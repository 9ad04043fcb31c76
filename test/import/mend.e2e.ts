import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Page as ListPage } from '../../shared/page.ts'
import { folder, openOffice, page, server, signIn } from '../e2e/office.ts'

openOffice()

/** A day that is none, a word nobody knows three times, a household without its number. */
const ledger = `乡镇,行政村,户编号,户主姓名,姓名,与户主关系,出生日期,致贫原因
柳溪镇,东风村,5299010000000001,石春,石春,户主,1966-13-40,缺技术
,,,,石小春,八舅,1990-02-03,
柳溪镇,东风村,5299010000000002,石夏,石夏,户主,1970-01-02,缺技术
,,,,石小夏,八舅,1991-02-03,
,,,,石大夏,八舅,1992-02-03,
柳溪镇,东风村,,石秋,石秋,户主,1980-01-01,因病
`

test('an officer mends a workbook where it stands, by keyboard, and the register has it', async () => {
  await signIn()
  const file = join(folder, '柳溪镇花名册.csv')
  writeFileSync(file, ledger)
  await page.goto(`${server.url}/imports`)
  await page.getByLabel('选择要上传的工作簿').setInputFiles(file)
  await page.getByRole('link', { name: '柳溪镇花名册.csv' }).first().click()
  await page.getByText('有 1 行有必须改的问题').waitFor()

  // The list is gone through by Enter; a wrong word is told at once and mended; Escape takes words back.
  const birth = page.getByLabel('第 2 行“出生日期”更正为')
  await birth.fill('1966-14-01')
  await birth.press('Escape')
  expect(await birth.inputValue()).toBe('1966-13-40')
  await birth.fill('1966-14-01')
  await birth.press('Enter')
  await page.getByText('已改为“1966-14-01”，但日期读不出来').waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    '第 3 行“与户主关系”更正为',
  )
  await birth.fill('1966年12月4日')
  await birth.press('Enter')
  await page.getByText('✓ 已更正，改为“1966年12月4日”').waitFor()

  await page.getByLabel('第 3 行“与户主关系”更正为').selectOption('其他')
  await page.getByRole('button', { name: '这 3 处“八舅”都这样改' }).click()
  await expect.poll(() => page.getByText('✓ 已更正，改为“其他”').count()).toBe(3)

  await page.getByLabel('第 7 行“户编号”更正为').fill('5299010000000003')
  await page.keyboard.press('Enter')
  await page.getByText('已更正 5 处').waitFor()
  await page.getByRole('button', { name: '应用', exact: true }).click()
  await page.getByText('没有发现问题，每一格都读懂了。').waitFor()

  await page.getByRole('button', { name: '确认入库' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '入库' }).click()
  await page.getByRole('heading', { name: '已入库 · 回执' }).waitFor()
  const county = await server.client('529901')
  const { rows } = await county.ask<ListPage<{ no: string; headName: string }>>('/households?size=9')
  expect(rows.map(({ no, headName }) => [no, headName]).sort()).toEqual([
    ['5299010000000001', '石春'],
    ['5299010000000002', '石夏'],
    ['5299010000000003', '石秋'],
  ])
  const card = JSON.stringify(await county.ask('/households/5299010000000001'))
  expect([card.includes('1966-12-04'), card.includes('其他')]).toEqual([true, true])
  await page.goto(`${server.url}/settings/trail`)
  const trail = page.getByRole('table')
  await trail.getByText('应用更正，重新读取').waitFor()
  expect(await trail.getByText('更正导入中的单元格').count()).toBe(4)
})
