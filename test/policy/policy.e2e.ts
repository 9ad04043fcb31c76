import { expect, test } from 'vitest'
import type { CheckRow } from '../../shared/finding.ts'
import type { PolicyAnswer } from '../../shared/policychange.ts'
import { commit, upload } from '../../workers/cli/upload.ts'
import { jiedui } from '../e2e/commandline.ts'
import { file, head, registerHeader, workbook } from '../e2e/ledger.ts'
import { county, openOffice, page, server, signIn } from '../e2e/office.ts'

openOffice({ viewport: { width: 390, height: 844 } })

const nobody = () => undefined
const due = '哪些状态的户必须有帮扶责任人（未消除风险的监测户总是必须有）'
const json = (method: string, body: unknown) => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
const unpaired = async () =>
  (await county.ask<{ checks: CheckRow[] }>('/checks')).checks.find(({ id }) => id === 'pair-none')?.open

test('an administrator sees what a number does and what a change would do, is told who was faster, and saves', async () => {
  const roster = await workbook('花名册.xlsx', { 花名册: [registerHeader, head(0), head(1), head(2)] })
  await commit(county, await upload(county, roster, nobody), nobody)
  expect(await unpaired()).toBe(3)

  await signIn()
  await page.goto(`${server.url}/settings/policy?group=结对帮扶`)
  await page.getByRole('button', { name: `修改：${due}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('未脱贫、返贫的户和风险未消除的监测户都应有帮扶责任人。').waitFor()
  await dialog.getByLabel('改为').fill('返贫')
  await dialog.getByRole('button', { name: '看会怎样' }).click()
  await page.getByText('3 条不再是疑点').waitFor()
  expect(await unpaired()).toBe(3)

  await county.ask('/policy', json('PUT', { document: { visits: { dayMax: 5 } }, reason: '同时在改的人' }))
  await page.getByLabel('为什么改').fill('试点期间只核返贫户')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText(/admin 在 .* 改了“一天入户走访超过多少户提示核对”（8 户 → 5 户）/).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('疑点已重新核查').waitFor()
  expect(await unpaired()).toBe(0)

  await page.getByRole('link', { name: '看修改历史' }).click()
  await page.getByText('为什么改：试点期间只核返贫户').waitFor()
  const { version, document: saved } = await county.ask<PolicyAnswer>('/policy')
  expect([version, saved.pairing.dueStatuses, saved.visits.dayMax]).toEqual([2, ['返贫'], 5])
})

test('a floor the province sets on the machine counts at once, and the page refuses what is looser', async () => {
  const floors = await file('底线.json', JSON.stringify({ pairing: { dueStatuses: ['未脱贫', '返贫'] } }))
  const source = '省乡振发〔2026〕3号'
  const set = await jiedui('policy', 'floors', '--set', floors, '--source', source, '--data', server.data)
  expect(set.out).toContain(`${due}（pairing.dueStatuses）：未脱贫、返贫`)
  await expect.poll(unpaired, { timeout: 10_000 }).toBe(3)

  await page.goto(`${server.url}/settings/policy?group=结对帮扶`)
  await page.getByText(source).waitFor()
  await page.getByRole('button', { name: `修改：${due}` }).click()
  await page.getByRole('dialog').getByLabel('改为').fill('返贫')
  await page.getByRole('dialog').getByRole('button', { name: '看会怎样' }).click()
  await page.getByText(`比省定底线宽：省定 未脱贫、返贫（${source}）`).waitFor()
})
