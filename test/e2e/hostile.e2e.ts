import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import type { Finding } from '../../shared/finding.ts'
import type { Page as ListPage } from '../../shared/page.ts'
import { cadreHeader, idNumber, registerHeader, workbook } from './ledger.ts'
import { county, openOffice, page, server, signIn } from './office.ts'

const script = '<script>alert(1)</script>'
const image = '<img/src=nowhere.png/onerror=alert(2)>'
const vector = '"><svg/onload=alert(3)>'
const formula = `=cmd|'/C calc'!A0`
const wide = '＝1＋1'

const seen: string[] = []
openOffice()
beforeAll(async () => {
  page.on('dialog', async (dialog) => {
    seen.push(`dialog ${dialog.message()}`)
    await dialog.dismiss()
  })
  page.on('pageerror', (error) => seen.push(`error ${error.message}`))
  page.on('console', (said) => {
    if (/Content.Security|violates/i.test(said.text())) seen.push(said.text())
  })
  page.on('request', (request) => {
    if (request.url().endsWith('nowhere.png') || !request.url().startsWith(server.url)) {
      if (!request.url().startsWith('blob:')) seen.push(`request ${request.url()}`)
    }
  })
  await signIn()
})

test('a workbook of scripts is shown as the text it is, on every page', async () => {
  await uploadAndCommit([await register(), await cadres()])
  await county.ask('/checks/run', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })
  const { rows } = await county.ask<ListPage<Finding>>('/findings?size=200')
  const ids = [...new Map(rows.map(({ checkId, id }) => [checkId, id])).values()].slice(0, 6)
  for (const path of [...addresses(), ...ids.map((id) => `/findings/${id}`)]) {
    await page.goto(`${server.url}${path}`)
    await page.getByRole('heading').first().waitFor()
    await page.waitForLoadState('networkidle')
    expect(await injected(), path).toEqual([])
  }
  expect(seen).toEqual([])
  await page.goto(`${server.url}/households`)
  await page.getByRole('link', { name: image }).first().waitFor()
  await page.goto(`${server.url}/imports`)
  await page
    .getByText(`${image.replaceAll('/', ' ')}.xlsx`)
    .first()
    .waitFor()
}, 120_000)

test('a downloaded list has no cell a spreadsheet would run', async () => {
  await page.goto(`${server.url}/findings`)
  await page.getByRole('table').getByRole('link').first().click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^导出 Excel/ }).click(),
  ])
  const book = XLSX.read(readFileSync(await download.path()), { cellFormula: true })
  const cells = Object.values(book.Sheets).flatMap((sheet) =>
    Object.entries(sheet).flatMap(([at, cell]) => (at.startsWith('!') ? [] : [cell as XLSX.CellObject])),
  )
  expect(cells.length).toBeGreaterThan(8)
  const hostile = cells.filter(({ v }) => /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u.test(String(v)))
  expect(hostile.length).toBeGreaterThan(0)
  expect(cells.filter(({ f }) => f !== undefined)).toEqual([])
  expect(new Set(hostile.map(({ t }) => t))).toEqual(new Set(['s']))
})

test('every file of the app, and what is not there, comes with the safety of pages', async () => {
  const web = new URL('../../dist/web/', import.meta.url)
  const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name))
  expect(files.length).toBeGreaterThan(10)
  for (const path of [...files.map((name) => `/${name}`), '/', '/nowhere', '/assets/nowhere.js', '/_headers']) {
    const { headers } = await fetch(server.url + path)
    expect(headers.get('content-security-policy'), path).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self';/,
    )
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*|data:|http/)
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    const others = ['x-content-type-options', 'x-frame-options', 'referrer-policy', 'cross-origin-opener-policy']
    expect(others.map((name) => headers.get(name))).toEqual(['nosniff', 'DENY', 'same-origin', 'same-origin'])
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
  }
})

test('nobody is led elsewhere by the address they sign in at', async () => {
  const places = [
    '//elsewhere.example/',
    '/%2F%2Felsewhere.example',
    '/?return=https://elsewhere.example',
    '/\\elsewhere.example',
  ]
  for (const place of places) {
    await page.goto(`${server.url}${place}`)
    await page.waitForLoadState('networkidle')
    expect(new URL(page.url()).origin, place).toBe(server.url)
  }
  expect(seen).toEqual([])
})

test('signing in gives a new session, whatever cookie was planted before', async () => {
  const planted = { name: 'jiedui', value: 'planted.c2lnbmF0dXJl', url: server.url }
  await page.context().clearCookies()
  await page.context().addCookies([planted])
  await page.goto(server.url)
  await signIn()
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'jiedui')
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  expect(cookie?.value).not.toContain('planted')
  expect(await page.evaluate(() => document.cookie)).toBe('')
})

test('a page in a frame of another page stays blank', async () => {
  await page.setContent(`<iframe src="${server.url}/"></iframe>`)
  await page.waitForLoadState('networkidle')
  const texts = await Promise.all(page.frames().map((frame) => frame.content().catch(() => '')))
  expect(texts.join('')).not.toContain('id="app"')
})

async function uploadAndCommit(files: string[]): Promise<void> {
  for (const file of files) {
    await page.goto(`${server.url}/imports`)
    await page.getByLabel('选择要上传的工作簿').setInputFiles([file])
    await page
      .getByRole('table', { name: /导入记录/ })
      .getByText('待确认')
      .waitFor()
    await page
      .getByRole('table', { name: /导入记录/ })
      .getByRole('row')
      .filter({ hasText: '待确认' })
      .getByRole('link')
      .click()
    expect(await injected()).toEqual([])
    await page.getByRole('button', { name: '确认入库' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '入库' }).click()
    await page.getByRole('heading', { name: '已入库 · 回执' }).waitFor()
  }
}

/** Every address of the app, from its own map; an import and a household that are there. */
function addresses(): string[] {
  const map = readFileSync(new URL('../../web/routes.tsx', import.meta.url), 'utf8')
  const paths = [...map.matchAll(/path="([^"]+)"/g)].map(([, path]) => path as string)
  const filled = paths.map((path) => path.replace(':no', householdNo(1)).replace(/:\w+/g, '1'))
  return [
    ...new Set([
      ...filled,
      '/imports/1?view=issues',
      '/imports/1?view=diff',
      '/imports/2',
      `/?q=${encodeURIComponent(image)}`,
    ]),
  ]
}

/** What is in the page that our pages never have. */
function injected(): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'script:not([src]), iframe, object, embed, img, [onerror], [onload], a[href^="javascript:"]',
      ),
    ].map((element) => element.outerHTML.slice(0, 200)),
  )
}

function householdNo(order: number): string {
  return `529901${String(order).padStart(10, '0')}`
}

function register(): Promise<string> {
  const rows = [script, image, vector, formula, wide].map((nasty, at) => [
    ...[
      '清禾县',
      at < 3 ? nasty : '柳溪镇',
      nasty,
      householdNo(at + 1),
      nasty,
      idNumber(at + 1),
      '户主',
      '1',
      '未脱贫',
      nasty,
    ],
    nasty,
    nasty,
  ])
  const header = [...registerHeader, `备注${script}`, `${image}说明`]
  return workbook(`${image.replaceAll('/', ' ')}.xlsx`, { '<img src=x onerror=alert(1)>': [header, ...rows] })
}

function cadres(): Promise<string> {
  const rows = [script, image, formula].map((nasty) => [nasty, nasty, nasty, '19000000000'])
  return workbook(`帮扶责任人${vector.replaceAll('/', ' ')}.xlsx`, {
    [`'"><svg onload=alert(1)>`.slice(1)]: [cadreHeader, ...rows],
  })
}
