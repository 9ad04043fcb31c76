import type { CadrePage } from '../../shared/cadre.ts'
import type { Changed } from '../../shared/change.ts'
import type { Kinship } from '../../shared/kinship.ts'
import type { Page } from '../../shared/page.ts'
import type { Template } from '../../shared/template.ts'
import type { VillageRow } from '../../shared/village.ts'
import type { Server } from '../home/server.ts'
import { Numbers } from './numbers.ts'
import { senderTo } from './sender.ts'

/** Pairings of a county's households changed in every way, a number in all words that are asked for: those written, and what was answered. */
export async function pair(server: Server, households: string[]): Promise<{ planted: string[]; answers: string[] }> {
  const numbers = new Numbers(60_000_000)
  const phone = () => `问 ${numbers.phone()}`
  const answers: string[] = []
  const send = await senderTo(server)
  const read = async (answer: Response) => {
    answers.push(await answer.text(), JSON.stringify([...answer.headers]))
    return JSON.parse(answers.at(-2)!)
  }
  const get = <T>(path: string): Promise<T> => send('GET', path, null, {}).then(read)
  const json = async <T>(method: string, path: string, body: unknown): Promise<T> =>
    read(await send(method, path, JSON.stringify(body), { 'content-type': 'application/json' }))

  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const [first, second] = await Promise.all([newcomer('周一'), newcomer('周二')])
  const on = today
  const [one, two] = households as [string, string]
  await policy({ pairing: { acceptance: true } })
  const kin = await json<Kinship>('POST', '/kinships', {
    ...{ cadreKey: second, householdNo: one, relation: `叔${numbers.phone()}` },
    note: phone(),
  })
  await json('POST', `/kinships/${kin.id}/withdraw`, { reason: phone() })
  const held = await currentOf(one)
  const changes = [{ householdNo: one, replaces: held, cadreKey: first, override: phone() }]
  const { begun } = await json<Changed>('POST', '/pairings/changes', { on, reason: phone(), changes })
  await json('PUT', '/pairings/next-visit', { householdNos: [one, two], visitOn: today })
  await changeBack(begun[0]!.id)
  const third = await newcomer('周三')
  await json('POST', `${at(third)}/leave`, { leftOn: today, on, kind: '其他', reason: phone(), changes: [] })
  await json('POST', `${at(third)}/return`, { on, reason: phone() })
  await hold()
  const template = await uploaded()
  for (const reason of [undefined, `报送 ${numbers.phone()}`]) {
    for (const path of ['/rosters/bx', `/templates/${template.id}/fill`])
      await send('POST', path, JSON.stringify({ reason }), { 'content-type': 'application/json' })
  }
  const pages = ['kinships', 'kinships?withdrawn=1', 'acceptances', 'villages', 'units', 'policy/versions', 'rosters']
  const others = ['pairings/board', 'pairings/completeness', 'pairings/stability', 'audit?size=200']
  for (const path of [...pages, ...others, `households/${one}`]) await get(`/${path}`)
  for (const key of [first, second, third]) await get(at(key))
  return { planted: numbers.made, answers }

  function at(key: string) {
    return `/cadres/${encodeURIComponent(key)}`
  }

  async function newcomer(name: string): Promise<string> {
    const record = {
      post: `主任 ${numbers.phone()}`,
      postLevel: '乡科级',
      unitKind: `机关${numbers.phone()}`,
      sex: null,
    }
    const own = { phone: numbers.phone(), idNumber: numbers.id(), employedFrom: null }
    const order = { name, unit: '县委办公室', ...record, ...own, note: phone() }
    const { cadre } = await json<CadrePage>('POST', '/cadres', order)
    const { post, postLevel, unitKind, sex, employedFrom, note, editedAt } = cadre
    const edit = { post, postLevel, unitKind, sex, employedFrom, note: `${note}，${phone()}`, editedAt }
    await json('PUT', at(cadre.key), edit)
    return cadre.key
  }

  function policy(document: object) {
    return json('PUT', '/policy', { document, reason: phone() })
  }

  async function currentOf(no: string): Promise<number> {
    const { pairings } = await get<{ pairings: { id: number; current: boolean }[] }>(`/households/${no}`)
    return pairings.find(({ current }) => current)!.id
  }

  /** What began today changes hands from tomorrow on: ended as a slip, or handed over in words. */
  async function changeBack(id: number) {
    const on = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10)
    const change = { householdNo: one, replaces: id, cadreKey: second }
    await json('POST', `${at(first)}/handover`, { on, reason: phone(), changes: [change] })
  }

  async function hold() {
    const { rows } = await get<Page<VillageRow>>('/villages')
    const key = encodeURIComponent(rows[0]!.key)
    const order = { cadreKey: null, sinceOn: today, reason: phone(), was: null }
    const holders = { team: `孙强${numbers.phone()}`, secretary: `吴刚 ${numbers.phone()}` }
    for (const [post, holder] of Object.entries(holders)) {
      const members = post === 'team' ? { members: `赵敏${numbers.phone()}` } : {}
      await json('PUT', `/villages/${key}/posts`, { ...order, post, holder, ...members })
    }
  }

  async function uploaded(): Promise<Template> {
    const body = new TextEncoder().encode(`户主,户编号,结对人,备用${numbers.phone()}\r\n,,,\r\n`)
    const headers = { 'x-file-name': encodeURIComponent(`结对表${numbers.phone()}.csv`) }
    const template: Template = await send('POST', '/templates', body, headers).then(read)
    const [sheet] = template.sheets
    const sheets = [{ name: sheet!.name, off: false, columns: [{ at: 3, field: 'cause' }] }]
    return json('PUT', `/templates/${template.id}`, { sheets })
  }
}
