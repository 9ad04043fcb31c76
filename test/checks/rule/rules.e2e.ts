import { expect, test } from 'vitest'
import type { CheckRow } from '../../../shared/finding.ts'
import { commit, upload } from '../../../workers/cli/upload.ts'
import { head, registerHeader, workbook } from '../../e2e/ledger.ts'
import { county, openOffice, page, server, signIn } from '../../e2e/office.ts'

openOffice({ viewport: { width: 390, height: 844 } })

const nobody = () => undefined
const open = async (title: string) =>
  (await county.ask<{ checks: CheckRow[] }>('/checks')).checks.find((check) => check.title === title)?.open

test('a county makes a check without code, tries it on its data, switches it on, and takes it away', async () => {
  const roster = await workbook('花名册.xlsx', { 花名册: [registerHeader, head(0), head(1), head(2)] })
  await commit(county, await upload(county, roster, nobody), nobody)
  await signIn()
  await page.goto(`${server.url}/settings/rules`)
  await page.getByRole('link', { name: '新建规则' }).first().click()

  await page.getByLabel('规则名称').fill('未脱贫的户没有两口人')
  await page.getByLabel('看什么').selectOption({ label: '脱贫情况' })
  await page.getByLabel('值', { exact: true }).selectOption('未脱贫')
  await page.getByRole('button', { name: '添一条' }).click()
  await page.getByLabel('看什么').nth(1).selectOption({ label: '家庭成员个数' })
  await page.getByLabel('怎样').nth(1).selectOption('lt')
  await page.getByLabel('值', { exact: true }).nth(1).fill('2')
  await page.getByText('家庭成员个数小于 2').waitFor()
  await page.reload()
  await page.getByText('家庭成员个数小于 2').waitFor()

  await page.getByLabel('疑点的话').fill('{head_name}户只有一口人。')
  await page.getByLabel('规则', { exact: true }).fill('本县摸排独居的未脱贫户。')
  await page.getByLabel('出处').fill('本县自查')
  await page.getByLabel('怎么改').fill('入户看一看，缺人的补登。')
  await page.getByRole('button', { name: '试算：会找出多少' }).click()
  await page.getByText('按现在的数据会找出 3 条疑点。').waitFor()
  expect(await open('未脱贫的户没有两口人')).toBeUndefined()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await page.getByLabel('为什么建这条规则').fill('本县自查')
  await page.getByRole('button', { name: '保存，先不启用' }).click()

  await page.getByRole('button', { name: '试算并启用' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('按现在的数据会找出 3 条疑点。').waitFor()
  await dialog.getByLabel('为什么启用').fill('本县自查')
  await dialog.getByRole('button', { name: '启用', exact: true }).click()
  await page.getByRole('link', { name: '看它找出的 3 条疑点' }).click()
  await page.getByText('户只有一口人。').first().waitFor()
  expect(await open('未脱贫的户没有两口人')).toBe(3)

  await page.goBack()
  await page.getByRole('button', { name: '撤下' }).click()
  await page.getByRole('dialog').getByLabel('为什么撤下').fill('查完了')
  await page.getByRole('dialog').getByRole('button', { name: '撤下' }).click()
  await page.getByRole('heading', { name: '全部规则' }).waitFor()
  expect(await open('未脱贫的户没有两口人')).toBeUndefined()
})
