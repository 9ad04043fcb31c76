import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Command, Refusal, runCommand } from '../../workers/cli/command.ts'
import type { FindingLine } from '../../workers/cli/findings.ts'
import { bringIn } from '../../workers/cli/import.ts'
import { buildWorker } from '../../workers/home/build.ts'
import { registerOnDisk } from '../home/register.ts'
import { startServer } from '../home/server.ts'
import { type CheckResult, compareCheck, compareTotals, type Totals, Truth } from './compare.ts'
import { type Report, wordsOf } from './report.ts'

/**
 * `npm run truth -- 文件夹 [--json]`: an empty county in its own data folder takes every workbook of the folder through
 * the real import; totals and findings are compared with the folder's truth.json, both ways. Exact, or it fails.
 */
const truthRun: Command = {
  usage: 'npm run truth -- 文件夹 [--json]',
  options: {},
  async run([folder]) {
    if (folder === undefined) throw new Refusal(`没有给出文件夹。用法：${truthRun.usage}`)
    const truth = Truth.parse(JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')))
    const report = compared(truth, await observed(truth, await workbooksOf(folder)))
    const failed = report.exact ? {} : { failed: '与 truth.json 不一致。' }
    return { json: report, words: wordsOf(report), ...failed }
  },
}

type Observed = { totals: Totals; findings: FindingLine[]; implemented: Set<string>; leftOut: string[] }

async function workbooksOf(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /\.(xlsx?|csv|et|ods|xlsb)$/i.test(name)).sort()
  return names.map((name) => resolve(folder, name))
}

async function observed(truth: Truth, files: string[]): Promise<Observed> {
  await buildWorker()
  const { code, name } = truth.county
  const server = await startServer({ [code]: name })
  try {
    const client = await server.client(code)
    const json = (method: string, body: unknown) => ({
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    await client.ask('/policy', json('PUT', { document: { incomeLineYuan: truth.policy.income_line } }))
    const imports = await bringIn(client, files, true)
    const leftOut = imports.filter(({ state }) => state !== 'committed')
    const run = await client.ask<{ checks: object }>('/checks/run', json('POST', { asOf: truth.as_of }))
    const findings = await client.ask<FindingLine[]>(`/findings/export?unmask=${encodeURIComponent('与真值核对')}`)
    await server.halt()
    return {
      totals: totalsOf(server.data),
      findings: findings.filter(({ status }) => status !== 'resolved'),
      implemented: new Set(Object.keys(run.checks)),
      leftOut: leftOut.map((one) => `${one.fileName}：${one.refused?.message ?? one.state}`),
    }
  } finally {
    await server.stop()
  }
}

function totalsOf(data: string): Totals {
  const { household, person, cadre, pairing, visit } = registerOnDisk(data)
  return {
    households: household.rows,
    persons: person.rows,
    cadres: cadre.rows,
    pairings: pairing.rows,
    visits: visit.rows,
  }
}

function compared(truth: Truth, { totals, findings, implemented, leftOut }: Observed): Report {
  const checks: Record<string, CheckResult> = {}
  const notYet: string[] = []
  for (const id of Object.keys(truth.checks)) {
    if (implemented.has(id)) checks[id] = compareCheck(truth, id, findings)
    else notYet.push(id)
  }
  const counts = compareTotals(truth, totals)
  const exact =
    Object.values(counts).every(({ expected, found }) => expected === found) &&
    Object.values(checks).every(({ missing, extra }) => missing.length + extra.length === 0)
  const notScored = [...implemented].filter((id) => !(id in truth.checks))
  return { exact, totals: counts, checks, notYet, notScored, leftOut, findings }
}

await runCommand(truthRun, process.argv.slice(2))
