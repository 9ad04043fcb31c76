import { env } from 'cloudflare:workers'
import type { Import } from '../../shared/import.ts'
import app from '../../workers/app.ts'
import type { givenIn } from '../given.ts'
import { signedIn } from '../signed-in.ts'

export type Ground = { county: ReturnType<typeof givenIn>; officer: Awaited<ReturnType<typeof signedIn>> }

/** What a route leaves on the trail, a request it carries out and one it refuses. */
export type Example = {
  /** Several where one request changes several things: a household each, beside the deed itself. */
  action: string | string[]
  done: (ground: Ground) => Promise<Response>
  refused: (ground: Ground) => Promise<Response>
}

const register = '乡镇,行政村,户编号,姓名,与户主关系\n城关镇,水井村,5299010000000001,董正波,户主\n,,,董小明,八舅\n'
const taking = {
  post: 'leader',
  holder: '王副县长',
  cadreKey: null,
  sinceOn: '2026-01-01',
  reason: '分工调整',
  was: null,
}
const ownRule = (id: string) => ({
  ...{ id, title: '户主住危房', severity: 'notice', subject: 'household', when: { of: 'unsafe_house', is: true } },
  ...{ says: '{head_name}户住危房。', rule: '住房安全', source: '县自定', mend: '核实住房。', examples: [] },
})
const packOf = (ids: string[]) => ({
  ...{ format: 'jiedui-rules/1', id: 'audited', title: '试用包', version: '1', source: '县自定' },
  rules: ids.map(ownRule),
})
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** By method and path below the county; GET where reading is a deed. */
export const examples: Record<string, Example> = {
  'PUT villages/:key/posts': {
    action: 'village.edit',
    done: async (ground) => {
      await ground.county.village({ name: '包村试点村' })
      return ask(ground, 'PUT', `villages/${encodeURIComponent('城关镇/包村试点村')}/posts`, taking)
    },
    refused: (ground) => ask(ground, 'PUT', `villages/${encodeURIComponent('城关镇/无此村')}/posts`, taking),
  },
  'POST bulletins/:period/issue': {
    action: 'bulletin.issue',
    done: (ground) => ask(ground, 'POST', `bulletins/${today.slice(0, 7)}/issue`, { remark: '限期整改' }),
    refused: (ground) => ask(ground, 'POST', 'bulletins/2026-13/issue', { remark: '' }),
  },
  'PUT pairings/next-visit': {
    action: 'visit.plan',
    done: async (ground) => {
      await ground.county.household({ no: '5299010000000777' })
      return ask(ground, 'PUT', 'pairings/next-visit', { householdNos: ['5299010000000777'], visitOn: today })
    },
    refused: (ground) => ask(ground, 'PUT', 'pairings/next-visit', { householdNos: ['1'], visitOn: today }),
  },
  'POST imports': {
    action: 'import.upload',
    done: async (ground) => {
      const answer = await upload(ground, register)
      await settled(ground, await idOf(answer), 'ready')
      return answer
    },
    refused: (ground) => upload(ground, ''),
  },
  'POST imports/:id/workbook': {
    action: 'import.continue',
    done: async (ground) => {
      const id = await inState(ground, 'ready')
      const answer = await send(ground, 'POST', `imports/${id}/workbook`, register)
      await settled(ground, id, 'ready')
      return answer
    },
    refused: (ground) => send(ground, 'POST', 'imports/987654/workbook', register),
  },
  'POST uploads': {
    action: 'upload.start',
    done: (ground) => ask(ground, 'POST', 'uploads', begun),
    refused: (ground) => ask(ground, 'POST', 'uploads', { ...begun, sizeBytes: 999_999_999 }),
  },
  'PUT uploads/:id/parts/:n': {
    action: 'upload.part',
    done: async (ground) => send(ground, 'PUT', `uploads/${await underWay(ground)}/parts/0`, register),
    refused: async (ground) => send(ground, 'PUT', `uploads/${await underWay(ground)}/parts/1`, register),
  },
  'POST uploads/:id/finish': {
    action: 'import.upload',
    done: async (ground) => {
      const answer = await ask(ground, 'POST', `uploads/${await underWay(ground)}/finish`)
      await settled(ground, await idOf(answer), 'ready')
      return answer
    },
    refused: (ground) => ask(ground, 'POST', 'uploads/none/finish'),
  },
  'DELETE uploads/:id': {
    action: 'upload.cancel',
    done: async (ground) => {
      const { county, officer } = ground
      const columns = 'id, file_name, size_bytes, mark, object_key, file_key, started_by, started_at, moved_at'
      await county.db
        .prepare(`INSERT INTO upload (${columns}) VALUES ('a', 'a', 1, '', 'a', 'a', ?1, '', '')`)
        .bind(officer.username)
        .run()
      return ask(ground, 'DELETE', 'uploads/a')
    },
    refused: (ground) => ask(ground, 'DELETE', 'uploads/none'),
  },
  'PUT imports/:id/choices': {
    action: 'import.map',
    done: async (ground) => {
      const id = await inState(ground, 'ready')
      const answer = await ask(ground, 'PUT', `imports/${id}/choices`, { choices: [] })
      await settled(ground, id, 'ready')
      return answer
    },
    refused: (ground) => ask(ground, 'PUT', 'imports/987654/choices', { choices: [] }),
  },
  'DELETE header-memory/:signature': {
    action: 'header.forget',
    done: async (ground) => {
      const columns = 'signature, headers, choice, chosen_by, chosen_at'
      await ground.county.db
        .prepare(`INSERT INTO header_memory (${columns}) VALUES (?1, '[]', '{}', 'a', 'a')`)
        .bind('a'.repeat(64))
        .run()
      return ask(ground, 'DELETE', `header-memory/${'a'.repeat(64)}`)
    },
    refused: (ground) => ask(ground, 'DELETE', `header-memory/${'b'.repeat(64)}`),
  },
  'PUT imports/:id/fixes': {
    action: 'import.mend',
    done: async (ground) => ask(ground, 'PUT', `imports/${await inState(ground, 'ready')}/fixes`, { fixes: [fix] }),
    refused: async (ground) =>
      ask(ground, 'PUT', `imports/${await inState(ground, 'ready')}/fixes`, { fixes: [{ ...fix, row: 2 }] }),
  },
  'DELETE imports/:id/fixes/:fix': {
    action: 'import.mend',
    done: async (ground) => {
      const fix = await ground.county.db.prepare('SELECT max(id) AS id FROM import_fix').first('id')
      return ask(ground, 'DELETE', `imports/${await inState(ground, 'ready')}/fixes/${fix}`)
    },
    refused: async (ground) => ask(ground, 'DELETE', `imports/${await inState(ground, 'ready')}/fixes/987654`),
  },
  'POST imports/:id/reread': {
    action: 'import.reread',
    done: async (ground) => {
      const id = await inState(ground, 'ready')
      const answer = await ask(ground, 'POST', `imports/${id}/reread`)
      await settled(ground, id, 'ready')
      return answer
    },
    refused: (ground) => ask(ground, 'POST', 'imports/987654/reread'),
  },
  'POST imports/:id/commit': {
    action: 'import.commit',
    done: async (ground) => {
      const id = await inState(ground, 'ready')
      const answer = await ask(ground, 'POST', `imports/${id}/commit`)
      await settled(ground, id, 'committed')
      return answer
    },
    refused: async (ground) => ask(ground, 'POST', `imports/${await inState(ground, 'committed')}/commit`),
  },
  'POST imports/:id/retry': {
    action: 'import.retry',
    done: async (ground) => {
      const id = await inState(ground, 'committed')
      await ground.county.db.prepare(`UPDATE import SET state = 'failed' WHERE id = ?1`).bind(id).run()
      const answer = await ask(ground, 'POST', `imports/${id}/retry`)
      await settled(ground, id, 'committed')
      return answer
    },
    refused: async (ground) => ask(ground, 'POST', `imports/${await inState(ground, 'committed')}/retry`),
  },
  'POST imports/:id/cancel': {
    action: 'import.cancel',
    done: async (ground) => ask(ground, 'POST', `imports/${await waiting(ground, 'ready')}/cancel`),
    refused: async (ground) => ask(ground, 'POST', `imports/${await inState(ground, 'committed')}/cancel`),
  },
  'PUT imports/:id/gone': {
    action: 'import.decide',
    done: async (ground) => {
      const id = await waiting(ground, 'ready')
      await ground.county.db
        .prepare(`INSERT INTO gone (import_id, entity, key) VALUES (?1, 'household', '1')`)
        .bind(id)
        .run()
      return ask(ground, 'PUT', `imports/${id}/gone`, { entity: 'household', decision: 'left', reason: '整户搬迁' })
    },
    refused: async (ground) =>
      ask(ground, 'PUT', `imports/${await inState(ground, 'committed')}/gone`, {
        entity: 'household',
        decision: 'keep',
      }),
  },
  'POST imports/:id/submit': {
    action: 'import.submit',
    done: async (ground) => ask(ground, 'POST', `imports/${await waiting(ground, 'ready')}/submit`),
    refused: async (ground) => ask(ground, 'POST', `imports/${await inState(ground, 'committed')}/submit`),
  },
  'POST imports/:id/return': {
    action: 'import.return',
    done: async (ground) =>
      ask(ground, 'POST', `imports/${await waiting(ground, 'submitted')}/return`, { reason: '少了一个村' }),
    refused: async (ground) => ask(ground, 'POST', `imports/${await waiting(ground, 'submitted')}/return`, {}),
  },
  'POST questions/:id/answer': {
    action: 'question.answer',
    done: async (ground) => {
      await ground.county.db
        .prepare(
          `INSERT INTO village_question (id, import_id, entity, key, title, asked_at)
           VALUES (7, 1, 'household', '1011', '张三', '2026-11-01')`,
        )
        .run()
      await ground.county.household({ no: '1011' })
      return ask(ground, 'POST', 'questions/7/answer', { answer: 'left', note: '随子女迁走' })
    },
    refused: (ground) => ask(ground, 'POST', 'questions/7/answer', { answer: 'keep' }),
  },
  'POST departed/:id/back': {
    action: 'record.restore',
    done: async (ground) => {
      const id = await ground.county.db.prepare(`SELECT id FROM departed WHERE key = '1011'`).first<number>('id')
      return ask(ground, 'POST', `departed/${id}/back`)
    },
    refused: (ground) => ask(ground, 'POST', 'departed/987654/back'),
  },
  'POST imports/:id/download': {
    action: 'import.download',
    done: async (ground) =>
      ask(ground, 'POST', `imports/${await inState(ground, 'committed')}/download`, { reason: '核对原始台账' }),
    refused: async (ground) => ask(ground, 'POST', `imports/${await inState(ground, 'committed')}/download`, {}),
  },
  'POST imports/:id/problems': {
    action: 'import.handback',
    done: async (ground) => ask(ground, 'POST', `imports/${await inState(ground, 'committed')}/problems`),
    refused: (ground) => ask(ground, 'POST', 'imports/987654/problems'),
  },
  'POST imports/:id/undo': {
    action: 'import.undo',
    done: async (ground) => {
      const id = await inState(ground, 'committed')
      const answer = await ask(ground, 'POST', `imports/${id}/undo`, { reason: '传错了文件' })
      await settled(ground, id, 'undone')
      return answer
    },
    refused: async (ground) =>
      ask(ground, 'POST', `imports/${await inState(ground, 'undone')}/undo`, { reason: '传错了文件' }),
  },
  'POST checks/run': {
    action: 'check.run',
    done: (ground) => ask(ground, 'POST', 'checks/run', {}),
    refused: (ground) => ask(ground, 'POST', 'checks/run', { asOf: 'soon' }),
  },
  'GET findings/export?unmask=': {
    action: 'finding.unmask',
    done: (ground) => ask(ground, 'GET', 'findings/export?unmask=核对'),
    refused: (ground) => ask(ground, 'GET', 'findings/export?unmask='),
  },
  'PUT policy': {
    action: 'policy.set',
    done: (ground) => ask(ground, 'PUT', 'policy', { document: { visits: { dayMax: 5 } } }),
    refused: (ground) => ask(ground, 'PUT', 'policy', { document: { visits: { dayMax: -5 } } }),
  },
  'PUT rules/:id': {
    action: 'rule.set',
    done: (ground) =>
      ask(ground, 'PUT', 'rules/own-audited', { rule: ownRule('own-audited'), basedOn: 0, reason: '本县要求' }),
    refused: (ground) =>
      ask(ground, 'PUT', 'rules/id-missing', { rule: ownRule('id-missing'), basedOn: 0, reason: '本县要求' }),
  },
  'DELETE rules/:id': {
    action: 'rule.withdraw',
    done: async (ground) => {
      await ground.county.db
        .prepare(
          "INSERT INTO rule (id, pack, version, document, set_by, set_at) VALUES ('own-gone', 'own', 1, ?1, 'officer', ?2)",
        )
        .bind(JSON.stringify(ownRule('own-gone')), `${today}T00:00:00.000Z`)
        .run()
      return ask(ground, 'DELETE', 'rules/own-gone', { reason: '不再需要' })
    },
    refused: (ground) => ask(ground, 'DELETE', 'rules/own-none', { reason: '不再需要' }),
  },
  'POST rules/enable': {
    action: 'rule.enable',
    done: (ground) =>
      ask(ground, 'POST', 'rules/enable', { ids: ['q23-2_02_002'], enabled: true, reason: '按省里要求' }),
    refused: (ground) => ask(ground, 'POST', 'rules/enable', { ids: [], enabled: true, reason: '按省里要求' }),
  },
  'POST rules/packs': {
    action: 'rule.install',
    done: (ground) => ask(ground, 'POST', 'rules/packs', packOf(['audited-1'])),
    refused: (ground) => ask(ground, 'POST', 'rules/packs', packOf([])),
  },
  'POST unmask': {
    action: 'number.unmask',
    done: async (ground) => {
      await ground.county.household({ no: '1009', phone: '19000000001' })
      return ask(ground, 'POST', 'unmask', { kind: 'household', key: '1009', reason: '电话核实住房' })
    },
    refused: (ground) => ask(ground, 'POST', 'unmask', { kind: 'household', key: '1010', reason: '电话核实住房' }),
  },
  'POST rosters/:layout': {
    action: 'roster.export',
    done: async (ground) => {
      await ground.county.household({ no: '1013' })
      return ask(ground, 'POST', 'rosters/bx', {})
    },
    refused: (ground) => ask(ground, 'POST', 'rosters/none', {}),
  },
  'POST templates': {
    action: 'template.upload',
    done: (ground) => send(ground, 'POST', 'templates', form),
    refused: (ground) => send(ground, 'POST', 'templates', '甲,乙\n'),
  },
  'PUT templates/:id': {
    action: 'template.map',
    done: async (ground) => ask(ground, 'PUT', `templates/${await lastTemplate(ground)}`, { sheets: [] }),
    refused: (ground) => ask(ground, 'PUT', 'templates/987654', { sheets: [] }),
  },
  'POST templates/:id/fill': {
    action: 'template.fill',
    done: async (ground) => ask(ground, 'POST', `templates/${await lastTemplate(ground)}/fill`, {}),
    refused: (ground) => ask(ground, 'POST', 'templates/987654/fill', {}),
  },
  'DELETE templates/:id': {
    action: 'template.drop',
    done: async (ground) => ask(ground, 'DELETE', `templates/${await lastTemplate(ground)}`),
    refused: (ground) => ask(ground, 'DELETE', 'templates/987654'),
  },
  'POST pairings': {
    action: 'pairing.assign',
    done: async (ground) => {
      await ground.county.household({ no: '1001' })
      await ground.county.cadre({ name: '李四' })
      await ground.county.cadre({ name: '王五' })
      return ask(ground, 'POST', 'pairings', { householdNo: '1001', cadreKey: '李四/教育局', sinceOn: today })
    },
    refused: (ground) =>
      ask(ground, 'POST', 'pairings', { householdNo: '1001', cadreKey: '王五/教育局', sinceOn: today }),
  },
  'POST pairings/:id/end': {
    action: 'pairing.end',
    done: async (ground) => {
      const id = await ground.county.db.prepare('SELECT max(id) AS id FROM pairing').first<number>('id')
      return ask(ground, 'POST', `pairings/${id}/end`, close)
    },
    refused: (ground) => ask(ground, 'POST', 'pairings/77/end', close),
  },
  'POST cadres': {
    action: 'cadre.add',
    done: (ground) => ask(ground, 'POST', 'cadres', { ...record, name: '孙七', unit: '林业局' }),
    refused: (ground) => ask(ground, 'POST', 'cadres', { ...record, name: '孙七', unit: '林业局' }),
  },
  'PUT cadres/:key': {
    action: 'cadre.edit',
    done: (ground) => ask(ground, 'PUT', `cadres/${wang}`, { ...record, post: '主任', editedAt: null }),
    refused: (ground) => ask(ground, 'PUT', `cadres/${wang}`, { ...record, post: '局长', editedAt: null }),
  },
  'POST cadres/:key/return': {
    action: 'cadre.return',
    done: async (ground) => {
      await ground.county.cadre({ name: '钱八', left_on: '2026-01', left_reason: '退休' })
      return ask(ground, 'POST', `cadres/${encodeURIComponent('钱八/教育局')}/return`, {
        on: today,
        reason: '录错了人',
      })
    },
    refused: (ground) => ask(ground, 'POST', `cadres/${wang}/return`, { on: today, reason: '录错了人' }),
  },
  'POST cadres/:key/leave': {
    action: 'cadre.leave',
    done: async (ground) => {
      await ground.county.cadre({ name: '周九' })
      return ask(ground, 'POST', `cadres/${zhou}/leave`, gone)
    },
    refused: (ground) => ask(ground, 'POST', `cadres/${zhou}/leave`, { ...gone, kind: '其他' }),
  },
  'POST cadres/:key/handover': {
    action: ['pairing.end', 'cadre.handover'],
    done: async (ground) => {
      const { county } = ground
      await county.household({ no: '1021' })
      await county.cadre({ name: '郑十' })
      const id = await county.pairing({ household: '1021', cadre: '钱八/教育局' })
      const changes = [{ householdNo: '1021', replaces: id, cadreKey: '郑十/教育局' }]
      return ask(ground, 'POST', `cadres/${qian}/handover`, { on: today, reason: '户数调整', changes })
    },
    refused: (ground) => ask(ground, 'POST', `cadres/${qian}/handover`, { on: today, reason: '户数调整', changes: [] }),
  },
  'POST pairings/:id/acceptance': {
    action: 'pairing.accept',
    done: async (ground) => {
      const { id, cadre } = await accepting(ground)
      return cadre.post(`pairings/${id}/acceptance`, { answer: 'accepted', note: '' })
    },
    refused: (ground) => ask(ground, 'POST', 'pairings/77/acceptance', { answer: 'accepted', note: '' }),
  },
  'POST kinships': {
    action: 'kinship.declare',
    done: (ground) => ask(ground, 'POST', 'kinships', kin),
    refused: (ground) => ask(ground, 'POST', 'kinships', kin),
  },
  'POST kinships/:id/withdraw': {
    action: 'kinship.withdraw',
    done: async (ground) => {
      const id = await ground.county.db.prepare('SELECT max(id) AS id FROM kinship').first<number>('id')
      return ask(ground, 'POST', `kinships/${id}/withdraw`, { reason: '核实不是亲属' })
    },
    refused: (ground) => ask(ground, 'POST', 'kinships/77/withdraw', { reason: '核实不是亲属' }),
  },
  'POST pairings/changes': {
    action: 'pairing.assign',
    done: async (ground) => {
      await ground.county.household({ no: '1002' })
      return ask(ground, 'POST', 'pairings/changes', given('1002'))
    },
    refused: (ground) => ask(ground, 'POST', 'pairings/changes', given('1002')),
  },
  'PUT pairings/:id/reason': {
    action: 'pairing.reason',
    done: async (ground) => {
      await ground.county.household({ no: '1088' })
      const id = await ground.county.pairing({ household: '1088', cadre: '王五/教育局', until_on: '2025-01' })
      return ask(ground, 'PUT', `pairings/${id}/reason`, { reason: '工作调动' })
    },
    refused: (ground) => ask(ground, 'PUT', 'pairings/987654/reason', { reason: '工作调动' }),
  },
  'POST pairings/withdraw': {
    action: 'pairing.withdraw',
    done: async (ground) => ask(ground, 'POST', 'pairings/withdraw', await slip(ground)),
    refused: async (ground) => ask(ground, 'POST', 'pairings/withdraw', await slip(ground)),
  },
  'POST register/empty': {
    action: 'register.empty',
    done: (ground) => ask(ground, 'POST', 'register/empty', { confirm: '529901' }),
    refused: (ground) => ask(ground, 'POST', 'register/empty', { confirm: '529902' }),
  },
}

const form = '序号,户主姓名,户编号,帮扶责任人,帮扶单位\n'

async function lastTemplate({ county }: Ground): Promise<number> {
  return Number(await county.db.prepare('SELECT max(id) AS id FROM template').first('id'))
}

/** Of the register's one word nobody knows. */
const fix = { sheet: 'a', row: 3, at: 4, value: '之子' }
const wang = encodeURIComponent('王五/教育局')
const zhou = encodeURIComponent('周九/教育局')
const qian = encodeURIComponent('钱八/教育局')
const gone = { leftOn: today, on: today, kind: '退休', reason: '', changes: [] }

/** The last change of a household, to be taken back. */
async function slip({ county }: Ground) {
  const last = `SELECT at FROM audit_event WHERE subject = '1002' AND action = 'pairing.assign'`
  return {
    householdNo: '1002',
    at: await county.db.prepare(last).first<string>('at'),
    whole: false,
    reason: '选错了人',
  }
}

/** A household handed over, and whoever is asked to confirm. */
async function accepting({ county }: Ground) {
  const cadre = await signedIn('cadre', { cadreKey: '郑十/教育局' })
  const id = await county.db
    .prepare(`SELECT max(id) AS id FROM pairing WHERE household_no = '1021'`)
    .first<number>('id')
  const insert = `INSERT INTO acceptance (pairing_id, cadre_key, household_no, asked_by, asked_at)
    VALUES (?1, '郑十/教育局', '1021', '', '') ON CONFLICT DO NOTHING`
  await county.db.prepare(insert).bind(id).run()
  return { id, cadre }
}
const record = { post: null, postLevel: null, unitKind: null, sex: null, employedFrom: null, note: null }
const kin = { cadreKey: '李四/教育局', householdNo: '1001', relation: '叔父' }
const given = (householdNo: string) => ({
  on: today,
  reason: null,
  changes: [{ householdNo, replaces: null, cadreKey: '李四/教育局' }],
})
const close = { untilOn: today, reason: '工作调动', successorKey: '王五/教育局' }

export function ask({ officer }: Ground, method: string, path: string, body?: unknown): Promise<Response> {
  return Promise.resolve(officer.ask(method, path, body))
}

const begun = { name: 'a.csv', sizeBytes: new TextEncoder().encode(register).length, mark: '', continues: null }

const upload = (ground: Ground, body: string) => send(ground, 'POST', 'imports', body)

/** A request whose body is a workbook's bytes. */
async function send({ officer }: Ground, method: string, path: string, body: string): Promise<Response> {
  const length = String(new TextEncoder().encode(body).length)
  const headers = { authorization: officer.authorization, 'x-file-name': 'a.csv', 'content-length': length }
  return app.request(`/api/counties/529901/${path}`, { method, headers, body }, env)
}

async function underWay({ county }: Ground): Promise<string> {
  return `${await county.db.prepare('SELECT id FROM upload').first('id')}`
}

const idOf = async (answer: Response) => ((await answer.clone().json()) as Import).id

async function inState({ county }: Ground, state: string): Promise<number> {
  const found = await county.db.prepare('SELECT max(id) AS id FROM import WHERE state = ?1').bind(state).first('id')
  return Number(found)
}

/** An import nobody reads any more, waiting for a person. */
async function waiting({ county }: Ground, state: string): Promise<number> {
  const columns = 'file_name, object_key, size_bytes, state, uploaded_by, uploaded_at'
  const { meta } = await county.db
    .prepare(`INSERT INTO import (${columns}) VALUES ('a', 'a', 1, ?1, 'a', 'a')`)
    .bind(state)
    .run()
  return meta.last_row_id
}

async function settled({ county }: Ground, id: number, state: string): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    const now = await county.db.prepare('SELECT state FROM import WHERE id = ?1').bind(id).first<string>('state')
    if (now === state) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`import ${id} never was ${state}`)
}
