import { expect, test } from 'vitest'
import type { MadeAccounts, NewAccount } from '../../shared/account.ts'
import type { Finding } from '../../shared/finding.ts'
import type { Page as Rows } from '../../shared/page.ts'
import { commit, upload } from '../../workers/cli/upload.ts'
import { head, registerHeader, workbook } from '../e2e/ledger.ts'
import { choosePassword, county, leave, openOffice, page, server, signIn } from '../e2e/office.ts'

openOffice({ viewport: { width: 390, height: 844 } })

const place = { township: '柳溪镇', village: '东风村' }
const nobody = () => undefined
/** A photo as a telephone writes it, with words no one is to pass on. */
const photo = Buffer.concat([
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  Buffer.from('GPS 27.18N 103.72E'),
])

test('a finding is assigned by the county, answered by the village, verified by the township, closed by the ledger, and back with the old one', async () => {
  await imported('十月.xlsx', 2)
  const village = await account({ name: '石文书', role: 'village_officer', ...place })
  const township = await account({ name: '柳专干', role: 'township_clerk', township: place.township })
  const finding = await found()

  await signIn()
  await open(`/findings?handling=unassigned&check=${finding.checkId}`)
  await page.getByLabel('选本页 1 条').check()
  await page.getByRole('button', { name: '分派', exact: true }).click()
  await page.getByRole('dialog').getByLabel('要求（可不填）').fill('请核对户口簿')
  await page.getByRole('button', { name: '确定分派' }).click()
  await page.getByText('已分派 1 条').waitFor()
  await leave()

  await signInFirst(village, 'an-evening-in-november')
  await page.getByRole('navigation', { name: '底部导航' }).getByRole('link', { name: '疑点' }).click()
  await page.getByRole('link', { name: finding.sentence }).click()
  await page.getByText('请核对户口簿').waitFor()
  await page.getByRole('button', { name: '答复', exact: true }).click()
  await page.getByLabel('属实整改').check()
  await page.getByLabel('怎么改的').fill('登记时多写了一人，已按户口簿更正')
  await page.getByLabel('选照片或文件').setInputFiles({ name: '户口簿.png', mimeType: 'image/png', buffer: photo })
  await page.getByText(/户口簿\.jpg.*已上传/).waitFor()
  await page.reload()
  await page.getByRole('button', { name: '继续答复（有草稿）' }).click()
  await page.getByText(/户口簿\.jpg.*已上传/).waitFor()
  await page.getByRole('button', { name: '确定答复' }).click()
  await page.getByText('已答复“属实整改”，等待另一个人核验').waitFor()
  await leave()

  await signInFirst(township, 'an-evening-in-december')
  await open('/findings?handling=answered')
  await page.getByRole('link', { name: finding.sentence }).click()
  await page.getByRole('img', { name: '户口簿.jpg' }).waitFor()
  expect(await evidence()).toEqual({ type: 'image/jpeg', jpeg: true, place: false })
  await page.getByRole('button', { name: '核验', exact: true }).click()
  await page.getByLabel('通过').check()
  await page.getByRole('button', { name: '确定核验' }).click()
  await page.getByText(/台账里还没有改过来/).waitFor()

  await imported('十一月.xlsx', 1)
  await page.reload()
  await page.getByText('已办结：数据里已经没有这个疑点。').waitFor()

  await imported('十月.xlsx', 2)
  await page.reload()
  await page.getByText('石文书正在办理，答复以后由另一个人核验。').waitFor()
  expect(await page.locator('.handled-steps strong').allTextContents()).toEqual([
    '数据中再次出现',
    '数据中已消除',
    '核验通过',
    '答复：属实整改',
    '分派',
  ])
})

/** The register with a household of one that is said to be of so many. */
async function imported(name: string, people: number): Promise<void> {
  const miscounted = head(1).with(registerHeader.indexOf('人数'), `${people}`)
  const ledger = await workbook(name, { 花名册: [registerHeader, head(0), miscounted] })
  await commit(county, await upload(county, ledger, nobody), nobody)
}

async function found(): Promise<Finding> {
  const { rows } = await county.ask<Rows<Finding>>('/findings?check=household-size')
  expect(rows.length).toBe(1)
  return rows[0]!
}

async function account(fresh: NewAccount): Promise<{ username: string; password: string }> {
  const { made } = await county.ask<MadeAccounts>('/accounts', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accounts: [fresh] }),
  })
  return made[0]!
}

const open = (path: string) => page.goto(`${server.url}${path}`)

async function signInFirst(slip: { username: string; password: string }, next: string): Promise<void> {
  await signIn(slip)
  await choosePassword(slip.password, next)
}

/** The picture as it is handed out. */
async function evidence() {
  return page.getByRole('img', { name: '户口簿.jpg' }).evaluate(async (img) => {
    const answer = await fetch((img as HTMLImageElement).src)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const text = String.fromCharCode(...bytes)
    return {
      type: answer.headers.get('content-type'),
      jpeg: bytes[0] === 0xff && bytes[1] === 0xd8,
      place: text.includes('GPS'),
    }
  })
}
