import type { Change } from '../../shared/change.ts'
import type { Action } from '../../workers/http/access.ts'
import type { Thing } from './planted.ts'

/** What a request names: whoever does not see it gets the answer of a thing that is not there. null = nothing. */
export type Named =
  | 'household'
  | 'cadre'
  | 'cadre finding'
  | 'village'
  | 'village page'
  | 'import'
  | 'account'
  | 'upload'
  | 'template'
  | null
/** A request of a route: what goes after its fixed part, what it names, the action where it is more than the route's. It changes nothing. */
export type Asked = { names: Named; path?: string; body?: unknown; action?: Action }

const today = '2999-01-01'
const order = (householdNo: string, cadreKey: string) => ({ householdNo, cadreKey, sinceOn: today })
const ending = (successorKey: string | null) => ({ untilOn: today, reason: '工作调动', successorKey })
const reason = '核对登记信息'
const changes = (change: Change) => ({ on: today, reason: '工作调动', changes: [change] })
const taking = { post: 'leader', holder: '甲', cadreKey: null, sinceOn: today, reason, was: null }
const area = ({ township, village }: Thing) => `?township=${township}&village=${village}`
const handed = ({ householdNo, pairingId, cadreKey }: Thing) => {
  return { on: today, reason, changes: [{ householdNo, replaces: pairingId, cadreKey }] }
}
const record = { post: '主任', postLevel: null, unitKind: null, sex: null, employedFrom: null, note: null }
const listed = (thing: Thing): Asked[] => [
  { names: null, path: area(thing) },
  { names: null, path: `?q=${thing.householdNo}` },
]

/** Each is answered already, its day gone by: nothing comes of an order about it. */
const aboutFinding = ({ findings }: Thing, order: object): Asked[] => [
  { names: 'household', body: { findings: [findings.household], ...order } },
  { names: 'cadre finding', body: { findings: [findings.cadre], ...order } },
  { names: 'village', body: { findings: [findings.village], ...order } },
]

/** Requests of every route below /api/counties/:county about a thing: by path, query and body. A route without a line fails the test. */
export const examples: Record<string, (thing: Thing) => Asked[]> = {
  'GET /home': () => [{ names: null }],
  'GET /home/pictures': () => [{ names: null, path: '?days=30' }],
  'GET /bulletins': () => [{ names: null }],
  'GET /bulletins/:period': ({ township }) => [
    { names: null, path: '2026-10' },
    { names: null, path: `2026-Q4?township=${township}` },
  ],
  'GET /bulletins/:period/workbook': ({ township }) => [{ names: null, path: `2026-11/workbook?township=${township}` }],
  'POST /bulletins/:period/issue': () => [{ names: null, path: '2026-10/issue', body: {} }],
  'GET /areas': () => [{ names: null }],
  'GET /access': () => [{ names: null }],
  'GET /policy': () => [{ names: null }],
  'PUT /policy': () => [{ names: null, body: { document: { unknown: 1 } } }],
  'GET /policy/versions': () => [{ names: null }],
  'POST /policy/preview': () => [{ names: null, body: { document: { pairing: { cap: { 一般干部: 1 } } } } }],
  'GET /rules': () => [{ names: null }],
  'GET /rules/fields': () => [{ names: null, path: '' }],
  'GET /rules/packs/:id': () => [{ names: null, path: 'own' }],
  'GET /rules/:id': () => [{ names: null, path: 'q23-2_02_002' }],
  'POST /rules/preview': () => [{ names: null, body: { ids: ['q23-2_02_002'] } }],
  'PUT /rules/:id': () => [{ names: null, path: 'q23-2_02_002', body: {} }],
  'DELETE /rules/:id': () => [{ names: null, path: 'q23-2_02_002', body: {} }],
  'POST /rules/enable': () => [{ names: null, body: { ids: [] } }],
  'POST /rules/packs': () => [{ names: null, body: { format: 'none' } }],
  'GET /households': (thing) => [
    ...listed(thing),
    { names: null, path: '?unpaired=1&size=200' },
    { names: null, path: '?gone=1&over=1&kin=1&scattered=1&several=1' },
    { names: null, path: '?several=1&size=200' },
  ],
  'GET /households/:no': ({ householdNo }) => [{ names: 'household', path: householdNo }],
  'GET /cadres': (thing) => [
    ...listed(thing),
    { names: null, path: `?q=${thing.cadreKey.split('/')[0]}` },
    { names: null, path: `?unit=${thing.cadreKey.split('/')[1]}&over=0&size=200` },
    { names: null, path: '?room=1&size=200' },
  ],
  'GET /cadres/:key': ({ cadreKey }) => [{ names: 'cadre', path: encodeURIComponent(cadreKey) }],
  'POST /cadres': () => [{ names: null, body: {} }],
  'PUT /cadres/:key': ({ cadreKey }) => [
    { names: 'cadre finding', path: encodeURIComponent(cadreKey), body: { ...record, editedAt: 'never' } },
  ],
  'POST /cadres/:key/return': ({ cadreKey }) => [
    { names: 'cadre finding', path: `${encodeURIComponent(cadreKey)}/return`, body: { on: today, reason } },
  ],
  'GET /cadres/:key/handover': ({ cadreKey }) => [
    { names: 'cadre finding', path: `${encodeURIComponent(cadreKey)}/handover` },
  ],
  'POST /cadres/:key/leave': (thing) => [
    {
      names: 'cadre finding',
      path: `${encodeURIComponent(thing.cadreKey)}/leave`,
      body: { leftOn: today, kind: '退休', ...handed(thing) },
    },
  ],
  'POST /cadres/:key/handover': (thing) => [
    { names: 'cadre finding', path: `${encodeURIComponent(thing.cadreKey)}/handover`, body: handed(thing) },
  ],
  'GET /acceptances': ({ cadreKey }) => [
    { names: null, path: '?size=200' },
    { names: null, path: `?state=accepted&cadre=${cadreKey}` },
  ],
  'POST /pairings/:id/acceptance': ({ pairingId }) => [
    { names: 'cadre finding', path: `${pairingId}/acceptance`, body: { answer: 'declined', note: reason } },
  ],
  'POST /pairings': ({ householdNo, cadreKey }) => [{ names: 'household', body: order(householdNo, cadreKey) }],
  'POST /pairings/:id/end': ({ pairingId, cadreKey }) => [
    { names: 'household', path: `${pairingId}/end`, body: ending(null) },
    { names: 'household', path: `${pairingId}/end`, body: ending(cadreKey) },
  ],
  'GET /kinships': (thing) => [
    { names: null, path: `?household=${thing.householdNo}` },
    { names: null, path: `?cadre=${thing.cadreKey}&withdrawn=1` },
    { names: null, path: '?size=200' },
  ],
  'POST /kinships': ({ householdNo, cadreKey }) => [
    { names: 'cadre finding', body: { householdNo, cadreKey, relation: '兄弟' } },
  ],
  'POST /kinships/:id/withdraw': ({ pairingId }) => [
    { names: 'household', path: `${pairingId}/withdraw`, body: { reason } },
  ],
  'GET /pairings/board': () => [{ names: null }],
  'POST /pairings/changes': ({ householdNo, cadreKey, pairingId }) => [
    { names: 'household', body: changes({ householdNo, replaces: null, cadreKey }) },
    { names: 'household', body: changes({ householdNo, replaces: pairingId, cadreKey: null }) },
  ],
  'PUT /pairings/:id/reason': ({ pairingId }) => [
    { names: 'household', path: `${pairingId}/reason`, body: { reason } },
  ],
  'POST /pairings/withdraw': ({ householdNo }) => [
    { names: 'household', body: { householdNo, at: 'never', whole: false, reason } },
  ],
  'POST /pairings/verdicts': ({ householdNo, cadreKey, pairingId }) => [
    { names: 'household', body: changes({ householdNo, replaces: null, cadreKey }) },
    { names: 'household', body: changes({ householdNo, replaces: pairingId, cadreKey: null }) },
  ],
  'POST /pairings/proposal': ({ householdNo, township, village }) => [
    { names: null, body: { scope: ['unpaired', 'gone', 'over'] } },
    { names: null, body: { households: [householdNo], township, village } },
  ],
  'GET /pairings/completeness': (thing) => [
    { names: null, path: `${area(thing)}&missing=any&size=200` },
    { names: null, path: `?household=${thing.householdNo}` },
  ],
  'GET /pairings/completeness/sums': ({ township }) => [
    { names: null },
    { names: null, path: `?township=${township}` },
  ],
  'GET /pairings/stability': ({ township }) => [{ names: null }, { names: null, path: `?township=${township}` }],
  'PUT /pairings/next-visit': ({ householdNo }) => [
    { names: 'household', body: { householdNos: [householdNo], visitOn: today } },
  ],
  'GET /consistency': (thing) => [{ names: null }, { names: null, path: area(thing) }],
  'GET /consistency/rows': (thing) => [
    { names: null, path: `${area(thing)}&size=200` },
    { names: null, path: `?household=${thing.householdNo}` },
    { names: null, path: '?field=家庭人口&size=200' },
  ],
  'GET /consistency/workbook': (thing) => [{ names: null }, { names: null, path: area(thing) }],
  'GET /units': (thing) => [
    { names: null, path: '?size=200' },
    { names: null, path: `?township=${thing.township}&q=${thing.village}` },
  ],
  'GET /villages': (thing) => [
    ...listed(thing),
    { names: null, path: '?missing=team&term=1' },
    { names: null, path: `?unit=${thing.village}站&size=200` },
  ],
  'GET /villages/:key': ({ township, village }) => [
    { names: 'village page', path: encodeURIComponent(`${township}/${village}`) },
  ],
  'PUT /villages/:key/posts': ({ township, village }) => [
    { names: 'village', path: `${encodeURIComponent(`${township}/${village}`)}/posts`, body: taking },
  ],
  'GET /pairings/candidates': ({ householdNo, cadreKey }) => [
    { names: 'household', path: `?households=${householdNo}&size=200` },
    { names: 'household', path: `?households=${householdNo}&q=${cadreKey.split('/')[0]}` },
  ],
  'GET /checks': () => [{ names: null }],
  'POST /checks/run': () => [{ names: null, body: { asOf: '2026-10-31' } }],
  'GET /findings': (thing) => [
    ...listed(thing),
    { names: null, path: `?q=王${thing.householdNo}&status=all` },
    { names: null, path: '?size=200' },
  ],
  'GET /findings/export': () => [{ names: null }, { names: null, path: '?unmask=核对', action: 'finding.unmask' }],
  'GET /findings/counts': () => [{ names: null }],
  'GET /findings/ids': (thing) => [{ names: null, path: area(thing) }],
  'GET /findings/workbook': (thing) => listed(thing),
  'GET /findings/assignees': (thing) => [
    { names: null, path: area(thing) },
    { names: 'household', path: `?findings=${thing.findings.household}` },
    { names: 'cadre finding', path: `?findings=${thing.findings.cadre}` },
  ],
  'POST /findings/assign': (thing) => aboutFinding(thing, { to: { by: 'village' }, dueOn: null, reason: null }),
  'POST /findings/answer': (thing) => aboutFinding(thing, { answer: 'explain', reason, untilOn: null, evidence: [] }),
  'POST /findings/verify': (thing) => aboutFinding(thing, { accepted: true, reason: null }),
  'POST /findings/recall': (thing) => aboutFinding(thing, { reason: null }),
  'POST /findings/evidence': () => [{ names: null }],
  'GET /findings/evidence/:id': ({ evidenceId }) => [{ names: 'household', path: `${evidenceId}` }],
  'GET /findings/:id': ({ findings }) => [
    { names: 'household', path: `${findings.household}` },
    { names: 'cadre finding', path: `${findings.cadre}` },
    { names: 'village', path: `${findings.village}` },
  ],
  'POST /imports': () => [{ names: null }],
  'POST /imports/:id/workbook': ({ importId }) => [{ names: 'import', path: `${importId}/workbook` }],
  'GET /imports/:id/workbooks': ({ importId }) => [{ names: 'import', path: `${importId}/workbooks` }],
  'POST /imports/:id/download': ({ importId }) => [
    { names: 'import', path: `${importId}/download`, body: { reason } },
    { names: 'import', path: `${importId}/download`, body: { reason, n: 1 } },
  ],
  'POST /imports/:id/problems': ({ importId }) => [{ names: 'import', path: `${importId}/problems` }],
  'GET /uploads': () => [{ names: null }],
  'POST /uploads': () => [{ names: null, body: { name: '' } }],
  'PUT /uploads/:id/parts/:n': ({ importId }) => [{ names: 'upload', path: `upload-${importId}/parts/0` }],
  'POST /uploads/:id/finish': ({ importId }) => [{ names: 'upload', path: `upload-${importId}/finish` }],
  'DELETE /uploads/:id': ({ importId }) => [{ names: 'upload', path: `upload-${importId}` }],
  'GET /rosters': () => [{ names: null }],
  'POST /rosters/:layout': ({ township, village }) => [
    { names: null, path: 'bx', body: { township, village } },
    { names: null, path: 'full', body: { village } },
  ],
  'POST /templates': () => [{ names: null }],
  'PUT /templates/:id': () => [{ names: 'import', path: '987654', body: { sheets: [] } }],
  'DELETE /templates/:id': () => [{ names: 'import', path: '987654' }],
  'POST /templates/:id/fill': ({ templateId, township, cadreKey }) => [
    { names: 'template', path: `${templateId}/fill`, body: {} },
    { names: 'template', path: `${templateId}/fill`, body: { township, unit: cadreKey.split('/')[1] } },
  ],
  'GET /imports': () => [{ names: null }],
  'GET /imports/:id': ({ importId }) => [{ names: 'import', path: `${importId}` }],
  'GET /imports/:id/issues': ({ importId }) => [{ names: 'import', path: `${importId}/issues` }],
  'GET /imports/:id/fixes': ({ importId }) => [{ names: 'import', path: `${importId}/fixes` }],
  'PUT /imports/:id/fixes': ({ importId }) => [
    { names: 'import', path: `${importId}/fixes`, body: { fixes: [{ sheet: 'a', row: 2, at: 1, value: '1' }] } },
  ],
  'DELETE /imports/:id/fixes/:fix': ({ importId }) => [{ names: 'import', path: `${importId}/fixes/987654` }],
  'POST /imports/:id/reread': ({ importId }) => [{ names: 'import', path: `${importId}/reread` }],
  'GET /imports/narrowings': () => [{ names: null }],
  'GET /imports/:id/gone': ({ importId }) => [
    { names: 'import', path: `${importId}/gone?entity=household` },
    { names: 'import', path: `${importId}/gone?entity=household&decision=left` },
  ],
  'PUT /imports/:id/gone': ({ importId }) => [
    { names: 'import', path: `${importId}/gone`, body: { entity: 'household', decision: 'keep' } },
  ],
  'GET /imports/:id/duplicates': ({ importId }) => [
    { names: 'import', path: `${importId}/duplicates?where=file` },
    { names: 'import', path: `${importId}/duplicates?where=county` },
  ],
  'GET /imports/:id/receipt': ({ importId }) => [{ names: 'import', path: `${importId}/receipt` }],
  'POST /imports/:id/submit': ({ importId }) => [{ names: 'import', path: `${importId}/submit` }],
  'POST /imports/:id/return': ({ importId }) => [{ names: 'import', path: `${importId}/return`, body: { reason } }],
  'GET /questions': (thing) => [
    { names: null, path: '?size=200' },
    { names: null, path: '?answered=1&size=200' },
    { names: null, path: `${area(thing)}&answered=1` },
  ],
  'POST /questions/:id/answer': ({ questionId }) => [
    { names: 'village', path: `${questionId}/answer`, body: { answer: 'left' } },
    { names: 'village', path: `${questionId}/answer`, body: { answer: 'keep', note: reason } },
  ],
  'GET /departed': ({ householdNo }) => [{ names: null }, { names: null, path: `?q=${householdNo}` }],
  'POST /departed/:id/back': ({ departedId }) => [{ names: 'import', path: `${departedId}/back` }],
  'GET /imports/:id/diff': ({ importId }) => [{ names: 'import', path: `${importId}/diff?entity=household&state=new` }],
  'GET /imports/:id/mapping': ({ importId }) => [{ names: 'import', path: `${importId}/mapping` }],
  'PUT /imports/:id/choices': ({ importId }) => [
    { names: 'import', path: `${importId}/choices`, body: { choices: [] } },
  ],
  'GET /header-memory': () => [{ names: null }],
  'DELETE /header-memory/:signature': () => [{ names: null, path: 'none' }],
  'POST /imports/:id/commit': ({ importId }) => [{ names: 'import', path: `${importId}/commit` }],
  'POST /imports/:id/retry': ({ importId }) => [{ names: 'import', path: `${importId}/retry` }],
  'POST /imports/:id/cancel': ({ importId }) => [{ names: 'import', path: `${importId}/cancel` }],
  'GET /imports/:id/undo': ({ importId }) => [{ names: 'import', path: `${importId}/undo` }],
  'POST /imports/:id/undo': ({ importId }) => [
    { names: 'import', path: `${importId}/undo`, body: { reason: '传错了文件' } },
  ],
  'POST /register/empty': () => [{ names: null, body: { confirm: '000000' } }],
  'GET /audit': ({ householdNo }) => [{ names: null }, { names: null, path: `?subject=${householdNo}` }],
  'GET /audit/accounts': () => [{ names: null, path: '?size=200' }],
  'GET /audit/verify': () => [{ names: null }],
  'POST /unmask': ({ householdNo, personKey, cadreKey }) => [
    { names: 'household', body: { kind: 'household', key: householdNo, reason } },
    { names: 'household', body: { kind: 'person', key: personKey, reason } },
    { names: 'cadre finding', body: { kind: 'cadre', key: cadreKey, reason } },
  ],
  'GET /accounts': ({ householdNo, township }) => [
    { names: null, path: '?size=200' },
    { names: null, path: `?q=${householdNo}` },
    { names: null, path: `?township=${township}` },
  ],
  'POST /accounts': () => [{ names: null, body: { accounts: [] } }],
  'POST /accounts/from-cadres': () => [{ names: null, body: { unit: '无此单位' } }],
  'POST /accounts/:id/disable': ({ accountId }) => [{ names: 'account', path: `${accountId}/disable` }],
  'POST /accounts/:id/enable': ({ accountId }) => [{ names: 'account', path: `${accountId}/enable` }],
  'POST /accounts/:id/sign-out': ({ accountId }) => [{ names: 'account', path: `${accountId}/sign-out` }],
  'POST /accounts/:id/reset-password': ({ accountId }) => [{ names: 'account', path: `${accountId}/reset-password` }],
}
