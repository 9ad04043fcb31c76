import { rmSync } from 'node:fs'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { Client } from '../../workers/cli/client.ts'
import { administrator, newFolder, type Server, startServer } from '../home/server.ts'
import { openBrowser } from './browser.ts'

// What a test file has for itself from its first test to its last: a home of one county, a browser's page on it, a folder for workbooks.
export let server: Server
export let county: Client
export let page: Page
export const folder = newFolder()
let browser: Browser

export function openOffice(window: Pick<BrowserContextOptions, 'viewport'> = {}): void {
  beforeAll(async () => {
    ;[server, browser] = await Promise.all([startServer({ 529901: '清禾县' }), openBrowser()])
    county = await server.client('529901')
    page = await browser.newPage({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...window })
    page.setDefaultTimeout(20_000)
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
    rmSync(folder, { recursive: true })
  })
}

/** Signs in where the page is; at the front door where it is nowhere yet. */
export async function signIn({ username, password } = administrator): Promise<void> {
  if (!page.url().startsWith(server.url)) await page.goto(server.url)
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: /退出/ }).waitFor()
}

export async function leave(): Promise<void> {
  await page.getByRole('button', { name: '退出' }).click()
  await page.getByLabel('用户名').waitFor()
}

/** The first thing after a one-time password. */
export async function choosePassword(current: string, next: string): Promise<void> {
  await page.getByLabel('一次性密码（纸条上的）').fill(current)
  await page.getByLabel('新密码', { exact: true }).fill(next)
  await page.getByLabel('再输一遍新密码').fill(next)
  await page.getByRole('button', { name: '保存新密码' }).click()
}
