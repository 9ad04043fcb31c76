import { setTimeout as sleep } from 'node:timers/promises'
import type { GoneRow } from '../../shared/difference.ts'
import type { IssueList } from '../../shared/fix.ts'
import type { Import } from '../../shared/import.ts'
import type { Page } from '../../shared/page.ts'
import type { Upload } from '../../shared/upload.ts'
import type { Server } from '../home/server.ts'
import { type Cells, novembers, octobers, unknown, workbook } from './ledgers.ts'
import { Numbers } from './numbers.ts'
import { type Send, senderTo } from './sender.ts'

const numbers = new Numbers()
const { made } = numbers
const phone = () => numbers.phone()
const id = () => numbers.id()

/** A county's life with ledgers that have problems, a number written wherever somebody may write: those written, and all that was answered. */
export async function mend(server: Server): Promise<{ planted: string[]; answers: string[]; states: string[] }> {
  const answers: string[] = []
  const ask = await senderTo(server)
  const send = async (...asked: Parameters<Send>) => {
    const answer = await ask(...asked)
    if (!answer.headers.get('content-type')?.includes('json')) return { bytes: await answer.arrayBuffer() }
    answers.push(await answer.text())
    return JSON.parse(answers.at(-1)!)
  }
  const get = <T>(path: string): Promise<T> => send('GET', path, null, {})
  const json = (method: string, path: string, body: unknown = {}) =>
    send(method, path, JSON.stringify(body), { 'content-type': 'application/json' })
  const until = async (of: number, ...states: Import['state'][]): Promise<Import> => {
    for (let tries = 0; tries < 400; tries++) {
      const one = await get<Import>(`/imports/${of}`)
      if (states.includes(one.state)) return one
      await sleep(50)
    }
    throw new Error(`import ${of} never was ${states.join(' or ')}`)
  }
  const bring = async (path: string, name: string, sheets: Record<string, Cells>): Promise<Import> => {
    const headers = { 'x-file-name': encodeURIComponent(name) }
    const sent: Import = await send('POST', path, workbook(sheets), headers)
    return until(sent.id, 'ready', 'refused')
  }

  const october = octobers(numbers)
  const first = await bring('/imports', `十月${phone()}.xlsx`, october)
  await choose(first)
  await fix(first)
  await json('POST', `/imports/${first.id}/problems`)
  await bring(`/imports/${first.id}/workbook`, `改好${phone()}.xlsx`, october)
  await json('POST', `/imports/${first.id}/download`, { n: 1, reason: `他报的是 ${phone()}` })
  await json('POST', `/imports/${first.id}/commit`)
  await until(first.id, 'committed')

  const second = await bring('/imports', `十一月${phone()}.xlsx`, novembers(october, numbers))
  await decide(second)
  await twoPersons(second)
  await json('POST', `/imports/${second.id}/commit`)
  await until(second.id, 'committed')
  const asked = await get<Page<{ id: number }>>('/questions?size=200')
  await json('POST', `/questions/${asked.rows[0]!.id}/answer`, { answer: 'left', note: `问过 ${phone()}` })
  await read(second)
  const [departed] = (await get<Page<{ id: number }>>('/departed?size=200')).rows
  await json('POST', `/departed/${departed!.id}/back`)
  await json('POST', `/imports/${second.id}/undo`, { reason: `传错了，打 ${phone()}` })
  await until(second.id, 'undone')

  const third = await bring('/imports', '通讯录.xlsx', { [`通讯录${phone()}`]: unknown(numbers) })
  await leaveHalf()
  for (const one of [first, second, third]) await read(one)
  return { planted: made, answers, states: [first.state, second.state, third.state] }

  async function choose({ id: of, summary }: Import) {
    const [roster, other] = summary!.sheets.map(({ name }) => name)
    const header = `登记${made.find((number) => october.名册![0]!.includes(`登记${number}`))}`
    const columns = [
      { at: 8, header, field: 'address' },
      { at: 20, header: `没有 ${phone()}`, field: null },
    ]
    const tables = (some: typeof columns) => [{ kind: 'register', headerRows: [1, 1], columns: some, unit: null }]
    const leftOut = { sheet: other, leftOut: `通讯录，问 ${phone()}`, tables: [] }
    for (const some of [columns, columns.slice(0, 1)]) {
      await json('PUT', `/imports/${of}/choices`, {
        choices: [{ sheet: roster, leftOut: null, tables: tables(some) }, leftOut],
      })
      await until(of, 'ready', 'refused')
    }
  }

  async function fix({ id: of }: Import) {
    for (const times of [1, 2]) {
      const { rows } = (await get<IssueList>(`/imports/${of}/issues?size=200`)).rows
      const mendable = rows.filter(({ at, row, field }) => at !== null && row !== null && field !== null)
      const fixes = mendable.map(({ sheet, row, at, field }) => {
        return { sheet, row, at, value: field === 'id_number' ? id() : `第${times}次${phone()}` }
      })
      const kept = await json('PUT', `/imports/${of}/fixes`, { fixes })
      if (times === 2) await json('DELETE', `/imports/${of}/fixes/${kept.fixes[0].id}`)
      await read({ id: of })
      await json('POST', `/imports/${of}/reread`)
      await until(of, 'ready')
    }
  }

  async function decide({ id: of }: Import) {
    const { rows } = (await get<{ rows: Page<GoneRow> }>(`/imports/${of}/gone?entity=household&size=200`)).rows
    const [left, ask] = rows.map((row) => row.id)
    const reason = `打过 ${phone()}`
    await json('PUT', `/imports/${of}/gone`, { entity: 'household', ids: [left], decision: 'left', reason })
    await json('PUT', `/imports/${of}/gone`, { entity: 'household', ids: [ask], decision: 'ask', reason })
  }

  async function twoPersons({ id: of }: Import) {
    await json('PUT', '/policy', { document: { imports: { secondPerson: true } } })
    await json('POST', `/imports/${of}/submit`)
    await json('POST', `/imports/${of}/return`, { reason: `少一户，问 ${phone()}` })
    await json('PUT', '/policy', { document: { imports: { secondPerson: false } } })
  }

  /** Whatever can be asked of an import. */
  async function read({ id: of }: Pick<Import, 'id'>) {
    const pages = ['household', 'person'].flatMap((entity) => [
      ...['new', 'changed', 'same', 'kept', 'refused'].map((state) => `diff?entity=${entity}&state=${state}`),
      `gone?entity=${entity}`,
    ])
    const own = ['', 'issues', 'fixes', 'mapping', 'receipt', 'undo', 'workbooks', 'duplicates?where=file']
    for (const page of [...own, ...pages, 'duplicates?where=county'])
      await get(`/imports/${of}/${page}`.replace(/\/$/, ''))
    for (const page of [
      'imports',
      'imports/narrowings',
      'uploads',
      'header-memory',
      'questions',
      'departed',
      'audit',
    ]) {
      await get(`/${page}`)
    }
    await get('/questions?answered=1')
  }

  /** A large workbook of which only the first part comes. */
  async function leaveHalf() {
    const begun: Upload = await json('POST', '/uploads', {
      name: `大名册${phone()}.xlsx`,
      sizeBytes: 5_000_000,
      mark: '1',
      continues: null,
    })
    const part = Buffer.alloc(begun.partBytes, `${phone()},${id()}\n`)
    await send('PUT', `/uploads/${begun.id}/parts/0`, part, { 'content-type': 'application/octet-stream' })
  }
}
