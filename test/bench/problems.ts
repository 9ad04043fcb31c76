import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IssueList } from '../../shared/fix.ts'
import type { Client } from '../../workers/cli/client.ts'
import { upload } from '../../workers/cli/upload.ts'
import { openBrowser } from '../e2e/browser.ts'
import { administrator } from '../home/server.ts'
import { p99, round, seconds } from './clock.ts'

const rows = 100_000
const wrong = [
  '性别',
  '出生日期',
  '人员识别时间',
  '务工时间（月）',
  '是否参加大病保险',
  '是否参加养老保险',
  '人数',
  '脱贫年度',
  '人均纯收入',
  '危房户',
]
const turns = 40

/** A workbook in which ten columns of every row are wrong, a million cells: its problems page on the server and in a browser. */
export async function benchProblems(county: Client, url: string) {
  const folder = await mkdtemp(join(tmpdir(), 'jiedui-problems-'))
  try {
    const file = join(folder, '百万处问题.csv')
    await write(file)
    let id = 0
    const ready = await seconds(async () => {
      id = (await upload(county, file, () => undefined)).id
    })
    const first = await county.ask<IssueList>(`/imports/${id}/issues`)
    const cells = [...first.columns, ...first.groups].reduce((sum, { total }) => sum + total, 0)
    const pages = await pagesOf(county, id)
    return { cells, readySeconds: ready, pageP99Ms: pages, browser: await inBrowser(url, id) }
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function write(file: string): Promise<void> {
  const out = createWriteStream(file)
  out.write(`乡镇,行政村,户编号,姓名,与户主关系,${wrong.join(',')}\n`)
  for (let n = 0; n < rows; n++) {
    out.write(
      `城关镇,水井村,52990100000${String(n).padStart(5, '0')},张三,户主${`,还行${n % 9}`.repeat(wrong.length)}\n`,
    )
  }
  await new Promise<void>((resolve) => out.end(resolve))
}

async function pagesOf(county: Client, id: number): Promise<number> {
  const times: number[] = []
  for (let turn = 0; turn < turns; turn++) {
    const started = performance.now()
    await county.ask(`/imports/${id}/issues?after=${turn * 25_000}`)
    times.push(performance.now() - started)
  }
  return round(p99(times), 1)
}

/** What an officer waits for, the longest the page does not answer meanwhile, and how much of it there is. */
async function inBrowser(url: string, id: number) {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage({ locale: 'zh-CN' })
    await page.goto(url)
    await page.getByLabel('用户名').fill(administrator.username)
    await page.getByLabel('密码').fill(administrator.password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('navigation', { name: '主导航' }).waitFor()
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration)
        document.documentElement.dataset.longest = String(longest)
      }).observe({ type: 'longtask', buffered: true })
      let longest = 0
    })
    const shown = await seconds(async () => {
      await page.goto(`${url}/imports/${id}?view=issues`)
      await page.getByRole('textbox').first().waitFor()
    })
    const longest = Number(await page.evaluate(() => document.documentElement.dataset.longest ?? '0'))
    return {
      shownMs: Math.round(shown * 1000),
      longestTaskMs: Math.round(longest),
      nodes: await page.evaluate(() => document.querySelectorAll('*').length),
    }
  } finally {
    await browser.close()
  }
}
