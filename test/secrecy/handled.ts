import type { Finding } from '../../shared/finding.ts'
import type { Evidence } from '../../shared/handling.ts'
import type { Page } from '../../shared/page.ts'
import type { Server } from '../home/server.ts'
import { Numbers } from './numbers.ts'
import { senderTo } from './sender.ts'

/** Findings handled, rules made and a bulletin issued, a number in all words and files that are asked for: those written, and what was answered. */
export async function handle(server: Server): Promise<{ planted: string[]; answers: string[] }> {
  const numbers = new Numbers(80_000_000)
  const phone = () => `问 ${numbers.phone()}`
  const answers: string[] = []
  const send = await senderTo(server)
  const read = async (answer: Response) => {
    answers.push(await answer.text(), JSON.stringify([...answer.headers]))
    return JSON.parse(answers.at(-2) || 'null')
  }
  const get = <T>(path: string): Promise<T> => send('GET', path, null, {}).then(read)
  const json = async <T>(method: string, path: string, body: unknown): Promise<T> =>
    read(await send(method, path, JSON.stringify(body), { 'content-type': 'application/json' }))

  await rules()
  const { rows } = await get<Page<Finding>>('/findings?check=own-numbers&size=5')
  const findings = rows.map(({ id }) => id)
  await json('POST', '/findings/assign', { findings, to: { username: 'admin' }, dueOn: null, reason: phone() })
  const jpeg = new Uint8Array([0xff, 0xd8, 0xff, ...new TextEncoder().encode(`照片上写着 ${numbers.phone()}`)])
  const name = encodeURIComponent(`${numbers.id()}的照片.jpg`)
  const evidence: Evidence = await send('POST', '/findings/evidence', jpeg, { 'x-file-name': name }).then(read)
  const said = { findings, answer: 'explain', untilOn: null, evidence: [evidence.id] }
  await json('POST', '/findings/answer', { ...said, reason: phone() })
  await json('POST', '/findings/recall', { findings, reason: phone() })
  const file = await send('GET', `/findings/evidence/${evidence.id}`, null, {})
  answers.push(JSON.stringify([...file.headers]))
  const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7)
  await json('POST', `/bulletins/${month}/issue`, { remark: phone() })
  const pages = [
    `findings/${findings[0]}`,
    'findings?mine=1',
    'findings/export',
    `bulletins/${month}`,
    'audit?size=200',
  ]
  for (const page of [...pages, 'rules', 'rules/own-numbers', 'rules/packs/own', 'consistency/rows'])
    await get(`/${page}`)
  return { planted: numbers.made, answers }

  /** A rule whose sentence says every number of a household, and one that would hold a number itself. */
  async function rules() {
    const rule = {
      ...{ id: 'own-numbers', title: '登记了电话', severity: 'notice', subject: 'household', examples: [] },
      ...{ when: { of: 'phone', blank: false }, rule: '登记', source: '县自定', mend: '核对。' },
      says: '{head_name} {phone} {bank_account} {note} {extra.未知列}',
    }
    await json('PUT', '/rules/own-numbers', { rule, basedOn: 0, reason: phone() })
    const held = { ...rule, id: 'own-held', title: phone() }
    await json('PUT', '/rules/own-held', { rule: held, basedOn: 0, reason: phone() }).then(
      () => Promise.reject(new Error('a rule holds a number')),
      (refused) => answers.push(String(refused)),
    )
    await json('POST', '/rules/preview', { ids: ['own-numbers'] })
    await json('POST', '/rules/enable', { ids: ['own-numbers'], enabled: true, reason: phone() })
  }
}
