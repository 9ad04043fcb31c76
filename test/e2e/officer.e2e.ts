import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeCounty } from '../../workers/demo/county.ts'
import { writeWorkbooks } from '../../workers/demo/workbooks.ts'
import { folder, openOffice, page, signIn } from './office.ts'

openOffice()

test('an officer uploads two workbooks, sees who has no cadre, pairs a household, and the finding goes', async () => {
  await signIn()
  await uploadAndCommit(await registerAndCadres())

  await go('疑点')
  await page.getByRole('link', { name: '无帮扶责任人' }).click()
  const findings = page.getByRole('table', { name: /疑点/ }).getByRole('row')
  await findings.nth(1).waitFor()
  const before = await findings.count()
  const sentence = findings.nth(1).getByRole('link')
  const words = (await sentence.textContent()) as string
  expect(words).toContain('没有帮扶责任人')
  await sentence.click()

  await page.getByRole('link', { name: '去结对' }).click()
  await page.getByRole('list', { name: '帮扶责任人' }).getByRole('button').first().click()
  await page.getByRole('dialog').getByRole('button', { name: '确定结对' }).click()
  await page.getByText(/^已结对/).waitFor()

  await go('疑点')
  await page.getByRole('link', { name: '无帮扶责任人' }).click()
  await findings.nth(1).waitFor()
  expect(await findings.count()).toBe(before - 1)
  expect(await page.getByRole('link', { name: words }).count()).toBe(0)
})

async function uploadAndCommit(files: string[]): Promise<void> {
  await go('导入')
  await page.getByLabel('选择要上传的工作簿').setInputFiles(files)
  const imports = page.getByRole('table', { name: /导入记录/ }).getByRole('row')
  for (const at of files.keys()) {
    await go('导入')
    const ready = imports.filter({ hasText: '待确认' })
    await ready.nth(files.length - 1 - at).waitFor()
    await ready.first().getByRole('link').click()
    await page.getByRole('button', { name: '确认入库' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '入库' }).click()
    await page.getByRole('heading', { name: '已入库 · 回执' }).waitFor()
  }
}

async function go(place: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: place }).click()
}

/** An invented county's register and its cadres; its pairings stay at home. */
async function registerAndCadres(): Promise<string[]> {
  const county = makeCounty({ seed: 7, code: '529901', name: '清禾县', households: 60, asOf: '2026-10-31' })
  await writeWorkbooks(county, 'national', folder)
  const names = readdirSync(folder).filter((name) => /^0[16]_/.test(name))
  return names.sort().map((name) => join(folder, name))
}
