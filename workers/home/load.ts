import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayOf } from '../../shared/day.ts'
import type { Finding } from '../../shared/finding.ts'
import type { AnswerOrder, AssignOrder, FindingIds, HandlingCounts } from '../../shared/handling.ts'
import type { Import } from '../../shared/import.ts'
import type { Kinship } from '../../shared/kinship.ts'
import type { Page } from '../../shared/page.ts'
import { type Client, clientOf, signIn } from '../cli/client.ts'
import { commit, inCommitOrder, lineOf, settled, upload } from '../cli/upload.ts'
import { writeNextMonth } from '../demo/layouts/nextmonth.ts'
import type { County } from '../demo/records.ts'
import { writeWorkbooks } from '../demo/workbooks.ts'
import { csvTownship, demoKinships, demoNextVisit, demoSignIns, qinghe } from './demo.ts'

/**
 * Give the demo county its ledgers: workbooks as messy as real ones, through the real import, then the checks. Cut short
 * and called again with the same county, it goes on with what is not in yet.
 */
export async function loadDemo(url: string, county: County, tell: (words: string) => void): Promise<void> {
  const [admin] = demoSignIns
  const client = clientOf(url, qinghe.code, await signIn(url, admin!.username, admin!.password))
  const folder = await mkdtemp(join(tmpdir(), 'jiedui-demo-'))
  try {
    tell(`正在生成 ${county.name} 的演示台账（${county.households.length} 户）……`)
    await writeWorkbooks(county, 'mixed', folder)
    const files = (await readdir(folder)).filter((name) => !name.endsWith('.json')).sort()
    await client.ask('/policy', json('PUT', { document: { incomeLineYuan: lineOfYear(county) } }))
    await bringIn(client, folder, files, tell)
    await declareKin(client, county)
    await client.ask('/pairings/next-visit', json('PUT', demoNextVisit(county, dayOf(new Date()))))
    tell('正在核查……')
    await client.ask('/checks/run', json('POST', { asOf: county.asOf }))
    await handOutFindings(client, county)
    await leaveWaiting(client, folder, county, tell)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function bringIn(client: Client, folder: string, files: string[], tell: (words: string) => void): Promise<void> {
  const progress = (imported: Import) => tell(lineOf(imported))
  const { rows: before } = await client.ask<{ rows: Import[] }>('/imports?size=200')
  const read: Import[] = []
  for (const [at, name] of files.entries()) {
    tell(`（${at + 1}/${files.length}）读取 ${name}`)
    const known = before.find(({ fileName, state }) => fileName === name && state !== 'failed')
    read.push(await (known ? settled(client, known, progress) : upload(client, join(folder, name), progress)))
  }
  for (const ready of inCommitOrder(read.filter(({ state }) => state === 'ready'))) {
    tell(lineOf(await commit(client, ready, progress)))
  }
}

/** Kinship is no ledger's word: people say it. */
async function declareKin(client: Client, county: County): Promise<void> {
  const { rows } = await client.ask<Page<Kinship>>('/kinships')
  if (rows.length > 0) return
  for (const kinship of demoKinships(county)) await client.ask('/kinships', json('POST', kinship))
}

/** The findings of one township are somebody's, and of its village's one is answered: each sign-in has something to do. */
async function handOutFindings(client: Client, county: County): Promise<void> {
  const { assigned, answered } = await client.ask<HandlingCounts>('/findings/counts')
  if (assigned + answered > 0) return
  const place = new URLSearchParams({ township: csvTownship(county).name, handling: 'unassigned' })
  const { ids } = await client.ask<FindingIds>(`/findings/ids?${place}`)
  if (ids.length === 0) return
  const order: AssignOrder = { findings: ids, to: { by: 'village' }, dueOn: null, reason: null }
  await client.ask('/findings/assign', json('POST', order))
  const officer = demoSignIns.find(({ role }) => role === 'village_officer')!
  const village = clientOf(client.url, qinghe.code, await signIn(client.url, officer.username, officer.password))
  const { rows } = await village.ask<Page<Finding>>('/findings?mine=1&handling=assigned&size=1')
  const reason = '已入户核实，情况属实，帮扶手册上已经更正，下个月随花名册一起报。'
  const findings = rows.map(({ id }) => id)
  const answer: AnswerOrder = { findings, answer: 'rectify', reason, untilOn: null, evidence: [] }
  if (findings.length > 0) await village.ask('/findings/answer', json('POST', answer))
}

/** One workbook waits for a person: what is wrong in it and what it would change is there to be seen. */
async function leaveWaiting(client: Client, folder: string, county: County, tell: (words: string) => void) {
  const township = csvTownship(county)
  const name = `${township.name}花名册（下月）.csv`
  const { rows } = await client.ask<{ rows: Import[] }>('/imports?size=200')
  if (rows.some(({ fileName }) => fileName === name)) return
  writeNextMonth(join(folder, name), county, township)
  tell(lineOf(await upload(client, join(folder, name), () => undefined)))
}

/** The line of the year before, which is the year the income ledger is for. */
function lineOfYear({ asOf, incomeLine }: County): Record<string, number> {
  return { [Number(asOf.slice(0, 4)) - 1]: incomeLine }
}

function json(method: string, body: unknown): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
