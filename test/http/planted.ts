import { env } from 'cloudflare:workers'
import type { D1Database } from '@cloudflare/workers-types'
import app from '../../workers/app.ts'
import { freshCounty, givenIn } from '../given.ts'
import { signedIn } from '../signed-in.ts'

export type Code = '529901' | '529902'
/** Where a thing lies: township, village and household by number, 1 or 2. */
export type Plot = { county: Code; township: number; village: number; household: number }

/**
 * The mark of a place, written into every name, number and note of what lies there: `QZ` and a digit each for county, township,
 * village, household; 0 = the whole of it.
 */
export const mark = ({ county, township = 0, village = 0, household = 0 }: Partial<Plot> & { county: Code }) =>
  `QZ${county.at(-1)}${township}${village}${household}`

export const townshipName = ({ county, township }: Plot) => `${mark({ county, township })}镇`
export const villageName = ({ county, township, village }: Plot) => `${mark({ county, township, village })}村`
/** The first household of a village has the village's cadre, the second one of its own. */
export const cadreKey = ({ household, ...village }: Plot) =>
  household === 1
    ? `李${mark(village)}/${mark(village)}站`
    : `周${mark({ ...village, household })}/${mark({ ...village, household })}所`
/** Helps the second household of every village. */
export const across = '赵跨/教育局'

export const plots = (county: Code): Plot[] =>
  [1, 2].flatMap((township) =>
    [1, 2].flatMap((village) => [1, 2].map((household) => ({ county, township, village, household }))),
  )

/** What the routes of a county name: keys and ids of what lies at a plot, or of nothing at all. */
export type Thing = {
  plot: Plot | null
  township: string
  village: string
  householdNo: string
  personKey: string
  cadreKey: string
  pairingId: number
  importId: number
  templateId: number
  /** Answered already, and back already: nothing more can be done with them. */
  questionId: number
  departedId: number
  accountId: string
  findings: { household: number; cadre: number; village: number }
  /** Behind an answer about the household’s finding. */
  evidenceId: number
}

export const nothing: Thing = {
  plot: null,
  township: '无此镇',
  village: '无此村',
  householdNo: 'QX0000',
  personKey: 'QX0000/无',
  cadreKey: '无/无',
  pairingId: 987654,
  importId: 987654,
  templateId: 987654,
  questionId: 987654,
  departedId: 987654,
  accountId: 'no-such-account',
  findings: { household: 987654, cadre: 987654, village: 987654 },
  evidenceId: 987654,
}

/** Two counties with every kind of record in every village, all marked, and findings that reach over borders. */
export async function plant() {
  await freshCounty()
  return { 529901: await plantCounty('529901', 0), 529902: await plantCounty('529902', 100_000) }
}

async function plantCounty(code: Code, from: number): Promise<Thing[]> {
  const county = givenIn(env[`COUNTY_${code}`], code)
  // Ids of the two counties never meet: findings and files of the second begin here.
  const first = `INSERT INTO finding (id, check_id, subject, figures, status, first_run, last_run, first_found_at)
    VALUES (?1, 'gone', '', '{}', 'resolved', 0, 0, '')`
  const evidence = `INSERT INTO evidence (id, file_name, media_type, size_bytes, sha256, object_key, file_key, uploaded_by, uploaded_at)
    VALUES (?1, '', '', 0, '', '', '', '', '')`
  await county.db.batch([first, evidence].map((sql) => county.db.prepare(sql).bind(from)))
  let id = from
  for (const plot of plots(code)) await plantHousehold(county, plot, ++id)
  for (const township of [1, 2]) await plantVillages(county, { county: code, township, village: 0, household: 0 })
  await plantAcross(county, code)
  const of = {
    accountId: await plantAccount(code),
    importId: await plantImport(county, code, from + 1),
    templateId: await plantTemplate(county, code, from + 1),
    departedId: await plantDeparted(county, code, from + 1),
  }
  await plantDecided(county, code, of.importId)
  const admin = await signedIn('county_admin', { county: code })
  const run = await admin.post('checks/run', { asOf: '2026-10-31' })
  if (run.status !== 200) throw new Error(`checks: ${run.status} ${await run.text()}`)
  return Promise.all(
    plots(code).map((plot, i) =>
      thingAt({ db: county.db, admin }, plot, { ...of, pairingId: from + 1 + i, questionId: from + 1 + i }),
    ),
  )
}

type County = ReturnType<typeof givenIn>

/** Two households of the same surname at one address, one of them an old man's: suspected of having been split. */
async function plantHousehold(county: County, plot: Plot, id: number) {
  const no = mark(plot)
  const note = `${no}备注`
  const place = { township: townshipName(plot), village: villageName(plot) }
  const unknown = { cause: '', note, extra: JSON.stringify({ 其他: no }) }
  await county.household({
    no,
    head_name: `王${no}`,
    address: '一组1号',
    identified_on: '2026-01',
    village_group: no,
    ...place,
    ...unknown,
  })
  const birth_on = plot.household === 1 ? '1950-01-01' : '1990-01-01'
  await county.person({ household: no, name: `王${no}`, relation: '户主', birth_on, note })
  await county.income({ household: no, year: 2025, net_fen: 1 })
  await county.plan({ household: no, year: 2026, content: note })
  await county.measure({ household: no, category: '产业扶持', content: note })
  const [name, unit] = cadreKey(plot).split('/') as [string, string]
  await county.cadre({ name, unit, phone: plot.village === 1 && plot.household === 1 ? '19000000009' : '' })
  await county.pairing({ id, household: no, cadre: `${name}/${unit}`, note })
  await plantQuestion(county, plot, id)
  await plantTaken(county, plot, id)
  await plantDisagreement(county, no)
  if (plot.household === 1) await plantProgrammes(county, plot)
  await county.visit({
    household: no,
    cadre: `${name}/${unit}`,
    on: '2026-03-01',
    found: note,
    promised: note,
    ...place,
  })
}

/** A project paid too much, an exit that was none, and somebody paid twice, the second time next door or in the other township. */
async function plantProgrammes({ db, sealer }: County, plot: Plot) {
  const other = plot.village === 1 ? { ...plot, household: 2 } : { ...plot, township: 3 - plot.township }
  const benefit = `INSERT INTO benefit (key, household_no, township, village, head_name, name, id_number, id18, id_state, programme, period, note)
    VALUES (?5 || '/补助/' || ?1 || '/' || ?6, ?2, ?3, ?4, ?2, '受益人', ?5, ?5, 'valid', '补助', ?1, ?2)`
  const number = sealer.seal(`52990119800101${plot.village}234`)
  const paid = (at: Plot, period: string, nth: number) =>
    db.prepare(benefit).bind(period, mark(at), townshipName(at), villageName(at), number, `${nth}`)
  await db.batch([
    db
      .prepare(
        `INSERT INTO project (key, name, township, village, approved_fen, paid_fen, note) VALUES (?1, ?1, ?2, ?3, 1, 2, ?1)`,
      )
      .bind(`${mark(plot)}项目`, townshipName(plot), villageName(plot)),
    db
      .prepare(
        `INSERT INTO procedure_case (key, household_no, procedure, township, village, head_name, housing, note)
         VALUES (?1 || '/脱贫退出', ?1, '脱贫退出', ?2, ?3, ?1, 0, ?1)`,
      )
      .bind(mark(plot), townshipName(plot), villageName(plot)),
    paid(plot, `${plot.township} 月`, 1),
    paid(other, `${plot.township} 月`, 2),
  ])
}

/** Asked of the village, and answered. */
async function plantQuestion({ db }: County, plot: Plot, id: number) {
  const no = mark(plot)
  await db
    .prepare(
      `INSERT INTO village_question (id, import_id, entity, key, township, village, household_no, title, asked_at,
         answer, answer_note, answered_by, answered_at)
       VALUES (?1, 0, 'household', ?2, ?3, ?4, ?2, ?2, '2026-01-01', 'keep', ?2, ?2, '2026-01-02')`,
    )
    .bind(id, no, townshipName(plot), villageName(plot))
    .run()
}

/** Kin filed already, and one taken back already; the household taken note of already. */
async function plantTaken({ db }: County, plot: Plot, id: number) {
  const no = mark(plot)
  const columns = 'id, cadre_key, household_no, relation, note, declared_by, declared_at'
  const insert = `INSERT INTO kinship (${columns}, withdrawn_at, withdrawn_reason)
    VALUES (?1, ?2, ?3, '叔父', ?3, ?3, '2026-01-01', ?4, ?3)`
  const rows = [
    [id + 50_000, null],
    [id, '2026-01-02'],
  ] as const
  await db.batch(rows.map(([id, withdrawn]) => db.prepare(insert).bind(id, cadreKey(plot), no, withdrawn)))
  await db
    .prepare(
      `INSERT INTO acceptance (pairing_id, cadre_key, household_no, asked_by, asked_at, answer, note, answered_by)
       VALUES (?1, ?2, ?3, ?3, '2026-01-01', 'accepted', ?3, ?3)`,
    )
    .bind(id, cadreKey(plot), no)
    .run()
}

async function plantDisagreement({ db }: County, no: string) {
  await db
    .prepare(
      `INSERT INTO disagreement (field, ledger, other_ledger, entity, key, household_no, who, value, other_value, told, since_at, seen)
       VALUES ('家庭人口', '户花名册', '收入台账', 'household', ?1, ?1, ?1, ?1, ?1, 1, '2026-01-01', 1)`,
    )
    .bind(no)
    .run()
}

/** A household that left and is back: of the whole county. */
async function plantDeparted({ db }: County, code: Code, id: number): Promise<number> {
  const no = mark({ county: code })
  await db
    .prepare(
      `INSERT INTO departed (id, entity, key, name, household_no, record, reason, left_by, left_at, left_on, back_at)
       VALUES (?1, 'household', ?2, ?2, ?2, '{}', ?2, ?2, '2026-01-01', '2026-01-01', '2026-01-02')`,
    )
    .bind(id, no)
    .run()
  return id
}

async function plantVillages(county: County, at: Plot) {
  const township = townshipName(at)
  for (const village of [1, 2]) {
    const name = villageName({ ...at, village })
    await county.village({ township, name, key_village: 1, team_leader: '', team_members: '', unit: `${name}站` })
  }
  await county.cadre({ name: `孙${mark(at)}`, unit: `${township}人民政府` })
}

/** One number and one phone in both townships, one cadre in both, with the same words and minutes apart. */
async function plantAcross(county: County, code: Code) {
  const helped = plots(code).filter(({ household }) => household === 2)
  const last = mark(helped.at(-1)!)
  await county.cadre({ name: '赵跨', phone: '19000000009' })
  for (const plot of helped) {
    const no = mark(plot)
    const place = { township: townshipName(plot), village: villageName(plot) }
    await county.person({ household: no, name: `同${no}`, id: '520101198001011234' })
    await county.db
      .prepare("UPDATE household SET phone = ?2, phone_state = 'valid' WHERE key = ?1")
      .bind(no, county.sealer.seal('19000000009'))
      .run()
    await county.pairing({ household: no, cadre: across, role: '第二帮扶责任人' })
    const visited = { household: no, cadre: across, ...place }
    await county.visit({ ...visited, on: '2026-05-01', arrived_at: `09:0${plot.township}`, found: `在${no}家中` })
    for (const day of no === last ? [2, 3, 4, 5, 6] : []) {
      await county.visit({ ...visited, on: `2026-05-0${day}`, found: `在${last}家中了解情况，一切都好` })
    }
  }
}

/** An import of the whole county: its name, issue and staged record are nobody's below it. */
async function plantImport({ db }: County, code: Code, id: number) {
  const no = mark({ county: code })
  const batch = (sql: string, ...values: (string | number)[]) => db.prepare(sql).bind(...values)
  await db.batch([
    batch(
      `INSERT INTO import (id, file_name, object_key, size_bytes, state, layouts, uploaded_by, uploaded_at)
       VALUES (?1, ?2, ?2, 1, 'committed', '[{"entity":"household","columns":["note"]}]', ?2, '2026-01-01')`,
      id,
      `${no}.xlsx`,
    ),
    batch(
      `INSERT INTO staged (import_id, n, layout, entity, key, sheet, row, data, state)
       VALUES (?1, 1, 0, 'household', ?2, ?2, 2, ?3, 'new')`,
      id,
      no,
      JSON.stringify([no]),
    ),
    batch(
      `INSERT INTO import_issue (import_id, n, sheet, code, value, level) VALUES (?1, 1, ?2, 'x', ?2, 'error')`,
      id,
      no,
    ),
    batch(
      `INSERT INTO header_memory (signature, headers, choice, chosen_by, chosen_at)
       VALUES (?1, json_array(?1), '{"kind":"register","rows":1,"columns":[],"unit":null}', ?1, '2026-01-01')`,
      no,
    ),
    batch(
      `INSERT INTO upload (id, file_name, size_bytes, mark, object_key, file_key, received_bytes, started_by, started_at, moved_at)
       VALUES (?1, ?2, 9, '', ?2, ?2, 9, ?2, '2026-01-01', '2026-01-01')`,
      `upload-${id}`,
      no,
    ),
  ])
  return id
}

/** An empty form of a household each and its helper. */
async function plantTemplate(county: County, code: Code, id: number): Promise<number> {
  const { authorization } = await signedIn('county_admin', { county: code })
  const body = new TextEncoder().encode('户主,户编号,备注,村,结对人,单位\r\n,,,,,\r\n')
  const headers = { authorization, 'x-file-name': encodeURIComponent('结对表.csv'), 'content-length': `${body.length}` }
  const answer = await app.request(`/api/counties/${code}/templates`, { method: 'POST', headers, body }, env)
  if (answer.status !== 201) throw new Error(`templates: ${answer.status} ${await answer.text()}`)
  await county.db.prepare('UPDATE template SET id = ?1').bind(id).run()
  return id
}

/** What people have said and been told of an import: sheets, choices, fixes, who is not in it, who is twice. */
async function plantDecided({ db }: County, code: Code, id: number) {
  const no = mark({ county: code })
  const picture = [{ row: 1, cells: [no] }]
  const summary = {
    sheets: [{ name: no, hidden: false, leftOut: 'unknown', tables: [], picture }],
    counts: { household: { new: 1, changed: 0, same: 0, kept: 0, refused: 0, gone: 1 } },
    issues: { errors: 1, notices: 0, held: 0 },
  }
  const choices = [{ sheet: no, leftOut: no, tables: [] }]
  const batch = (sql: string) => db.prepare(sql).bind(id, no)
  await db.batch([
    db
      .prepare(
        `UPDATE import SET summary = ?2, choices = ?3, undo_reason = ?4, returned = json_object('by', ?4, 'at', ?4, 'reason', ?4) WHERE id = ?1`,
      )
      .bind(id, JSON.stringify(summary), JSON.stringify(choices), no),
    batch(
      `INSERT INTO issue_group (import_id, sheet, code, level, total, first, last) VALUES (?1, ?2, 'x', 'error', 1, 1, 1)`,
    ),
    batch(
      `INSERT INTO import_fix (import_id, sheet, at, header, row, was, value, cells, state, fixed_by, fixed_at)
       VALUES (?1, ?2, 1, ?2, 2, ?2, ?2, 1, 'read', ?2, '2026-01-01')`,
    ),
    batch(
      `INSERT INTO gone (import_id, entity, key, name, household_no, township, village, decision, reason, decided_by)
       VALUES (?1, 'household', ?2, ?2, ?2, ?2, ?2, 'left', ?2, ?2)`,
    ),
    batch(
      `INSERT INTO duplicate (import_id, place, why, mark, entity, key, sheet, row, other_key, other_name, other_household_no)
       SELECT ?1, value, 'id', ?2, 'household', ?2, ?2, 2, ?2, ?2, ?2 FROM json_each('["file","county"]')`,
    ),
    batch(
      `INSERT INTO earlier_workbook (import_id, n, file_name, object_key, file_key, sha256, size_bytes, uploaded_by, uploaded_at)
       VALUES (?1, 1, ?2, ?2, ?2, ?2, 1, ?2, '2026-01-01')`,
    ),
  ])
}

async function plantAccount(code: Code): Promise<string> {
  const { username } = await signedIn('village_officer', {
    county: code,
    township: mark({ county: code }),
    village: '',
  })
  await env.REGISTRY.prepare('UPDATE user SET name = ?2 WHERE username = ?1')
    .bind(username, mark({ county: code }))
    .run()
  const id = await env.REGISTRY.prepare('SELECT id FROM user WHERE username = ?1').bind(username).first<string>('id')
  return id!
}

type Ground = { db: D1Database; admin: Awaited<ReturnType<typeof signedIn>> }

async function thingAt(
  { db, admin }: Ground,
  plot: Plot,
  of: Pick<Thing, 'accountId' | 'importId' | 'templateId' | 'pairingId' | 'questionId' | 'departedId'>,
): Promise<Thing> {
  const finding = async (where: string, ...values: string[]) => {
    const sql = `SELECT id FROM finding WHERE status <> 'resolved' AND ${where} ORDER BY id LIMIT 1`
    const id = await db
      .prepare(sql)
      .bind(...values)
      .first<number>('id')
    if (id === null) throw new Error(`no finding where ${where}: ${values}`)
    return id
  }
  const no = mark(plot)
  const [township, village] = [townshipName(plot), villageName(plot)]
  const findings = {
    household: await finding('household_no = ?1', no),
    cadre: await finding('cadre_key = ?1', cadreKey(plot)),
    village: await finding('household_no IS NULL AND township = ?1 AND village = ?2', township, village),
  }
  return {
    plot,
    township,
    village,
    householdNo: no,
    personKey: `${no}/王${no}`,
    cadreKey: cadreKey(plot),
    ...of,
    findings,
    evidenceId: await plantAnswer({ db, admin }, plot, findings),
  }
}

/** Answered, with evidence behind the household’s, and no longer to be verified. */
async function plantAnswer({ db, admin }: Ground, plot: Plot, findings: Thing['findings']): Promise<number> {
  const no = mark(plot)
  const body = new TextEncoder().encode(`%PDF-1.7 ${no}`)
  const headers = { authorization: admin.authorization, 'x-file-name': `${no}.pdf`, 'content-length': `${body.length}` }
  const path = `/api/counties/${plot.county}/findings/evidence`
  const file = (await (await app.request(path, { method: 'POST', headers, body }, env)).json()) as { id: number }
  const said = { answer: 'explain', reason: no, untilOn: null }
  for (const [finding, evidence] of [
    [findings.household, [file.id]],
    [findings.cadre, []],
    [findings.village, []],
  ] as const) {
    await admin.post('findings/answer', { findings: [finding], ...said, evidence })
    await db.prepare(`UPDATE finding SET exempt_until = '2026-01-01' WHERE id = ?1`).bind(finding).run()
  }
  return file.id
}
