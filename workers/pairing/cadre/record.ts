import type { CadreEdit, CadreReturn, NewCadre } from '../../../shared/cadre.ts'
import { type Deed, guarded } from '../../db/audit.ts'
import type { Desk } from '../../db/desk.ts'
import { isGone } from '../../db/pairingflag.ts'
import { sealNumbers, sealTyped } from '../../db/peoplesnumbers.ts'
import { allOf, prepare, type Sql, sql } from '../../db/sql.ts'
import { Problem } from '../../http/problem.ts'
import type { Hand } from '../change/write.ts'
import { idColumns, phoneColumns } from './numbers.ts'
import { notThere } from './page.ts'

type Columns = Record<string, string | number | null>

/** Puts a cadre on the roster and answers the key. */
export async function addCadre(desk: Desk, order: NewCadre, hand: Hand): Promise<string> {
  const { name, unit, namesake } = order
  const { sealer, db } = desk.county
  if (sealNumbers(name + unit, sealer) !== name + unit)
    throw new Problem('invalid', '姓名和单位里不要写电话或证件号码，号码请填在各自的栏目里。')
  const former = order.formerly === undefined ? null : await recordOf(desk, order.formerly)
  const columns = { name, unit, ...kept(former), ...written(order, sealer, null) } as Columns
  const known = await prepare(db, homonyms(desk, columns, order.formerly)).first<Homonyms>()
  if (known!.reachable !== 1)
    throw new Problem('invalid', '乡镇只能登记单位在本乡镇的帮扶责任人，其他单位的请联系县级管理员。')
  if (known!.named > 0 && !namesake) {
    throw new Problem(
      'conflict',
      `${unit}的名册里已有${name}。是同一个人就不用再登记；确实同名的另一个人，请勾选“同名的另一个人”。`,
    )
  }
  if (known!.numbered > 0) {
    throw new Problem('conflict', '这个证件号码已登记在另一名在岗的帮扶责任人名下。请核对号码，或先为其办理离岗。')
  }
  const key = known!.named === 0 ? `${name}/${unit}` : `${name}/${unit}/${known!.named + 1}`
  const detail = { name, unit, postLevel: order.postLevel, post: order.post, formerly: order.formerly }
  const deed = { ...hand, action: 'cadre.add', subject: key, detail }
  await write(desk, [insert(key, columns, deed), ...(order.formerly ? moved(order.formerly, key, deed) : [])], deed)
  return key
}

/** Writes anew what the form says; answers whether anything is another than before. */
export async function editCadre(desk: Desk, key: string, order: CadreEdit, hand: Hand): Promise<boolean> {
  const before = await recordOf(desk, key)
  const columns = written(order, desk.county.sealer, before)
  const changed = Object.entries(columns).filter(([name, value]) => (before[name] ?? '') !== (value ?? ''))
  if (changed.length === 0) return false
  const told = changed.filter(([name]) => !/^(phone_state|id18|id_(state|length|birth_on|sex|tail))$/.test(name))
  const detail = Object.fromEntries(told.map(([name, to]) => [name, { from: before[name], to }]))
  const deed = { ...hand, action: 'cadre.edit', subject: key, detail }
  await write(desk, [update(key, columns, sql`edited_at IS ${order.editedAt}`, deed)], deed)
  return true
}

/** In the post again. */
export async function bringBack(desk: Desk, key: string, { on, reason }: CadreReturn, hand: Hand): Promise<void> {
  const { left_on, left_reason } = await recordOf(desk, key)
  const deed = { ...hand, action: 'cadre.return', subject: key, detail: { on, reason, left_on, left_reason } }
  const gone = sql`(coalesce(left_on, '') <> '' OR coalesce(left_reason, '') <> '')`
  await write(desk, [update(key, { left_on: null, left_reason: null }, gone, deed)], deed)
}

function written(order: NewCadre | CadreEdit, sealer: Desk['county']['sealer'], before: Columns | null): Columns {
  const { post, postLevel, unitKind, sex, employedFrom, note, phone, idNumber } = order
  const words = Object.entries({ post, post_level: postLevel, unit_kind: unitKind, note }).map(([name, typed]) => {
    const known = before?.[name]
    return [name, typed === null ? null : sealTyped(typed, known ? String(known) : null, sealer)]
  })
  return {
    ...Object.fromEntries(words),
    ...{ sex, employed_from: employedFrom },
    ...(phone === undefined ? {} : phoneColumns(phone, sealer)),
    ...(idNumber === undefined ? {} : idColumns(idNumber, sealer)),
  }
}

/** Of the record before a move: the person's own numbers. */
function kept(former: Columns | null): Columns {
  const own = 'id_number id18 id_state id_length id_birth_on id_sex id_tail phone phone_state'.split(' ')
  return former === null ? {} : Object.fromEntries(own.map((name) => [name, former[name] ?? null]))
}

async function recordOf(desk: Desk, key: string): Promise<Columns> {
  const statement = sql`SELECT c.* FROM cadre c WHERE c.key = ${key} AND ${desk.seen.answered}`
  const row = await prepare(desk.db, statement).first<Columns>()
  if (row === null) throw notThere()
  return row
}

type Homonyms = { reachable: number; named: number; numbered: number }

/** Who is known under the name or the number already, and whether the membership may put somebody of this unit on the roster. */
function homonyms({ seen, day }: Desk, { name, unit, id18 }: Columns, formerly: string | undefined): Sql {
  const there = sql`SELECT ${unit as string} AS unit, '' AS key`
  const number = (id18 ?? null) as string | null
  return sql`SELECT (SELECT ${seen.answered} FROM (${there}) c) AS reachable,
    (SELECT count(*) FROM cadre o WHERE o.name = ${name as string} AND o.unit = ${unit as string}) AS named,
    (SELECT count(*) FROM cadre c WHERE c.id18 = ${number} AND c.key IS NOT ${formerly ?? null} AND NOT ${isGone(day)}) AS numbered`
}

const column = (name: string): Sql => ({ text: name, values: [] })
const listed = (pieces: Sql[]): Sql => pieces.reduce((all, piece) => sql`${all}, ${piece}`)

function insert(key: string, columns: Columns, { at }: Deed): Sql {
  const whole = Object.entries({ key, ...columns, edited_at: at.toISOString() })
  return sql`INSERT INTO cadre (${listed(whole.map(([name]) => column(name)))}) VALUES (${listed(whole.map(([, value]) => sql`${value}`))})`
}

/** The relatives are the person's: they are filed with the new record too. */
function moved(former: string, key: string, { at, actor }: Deed): Sql[] {
  const now = at.toISOString()
  return [
    sql`INSERT INTO cadre_move (old_key, new_key, moved_by, moved_at) VALUES (${former}, ${key}, ${actor}, ${now})
      ON CONFLICT (old_key) DO UPDATE SET new_key = excluded.new_key, moved_by = excluded.moved_by, moved_at = excluded.moved_at`,
    sql`INSERT INTO kinship (cadre_key, household_no, relation, note, declared_by, declared_at)
      SELECT ${key}, household_no, relation, note, declared_by, declared_at FROM kinship
      WHERE cadre_key = ${former} AND withdrawn_at IS NULL ORDER BY id`,
  ]
}

/** What a person writes is no longer what was guessed from pairings (`linked`). */
function update(key: string, columns: Columns, guard: Sql, { at }: Deed): Sql {
  const sets = Object.entries(columns).map(([name, value]) => sql`${column(name)} = ${value}`)
  return sql`UPDATE cadre SET name = CASE WHEN ${allOf([guard])} THEN name END, linked = NULL,
    edited_at = ${at.toISOString()}, ${listed(sets)} WHERE key = ${key}`
}

async function write(desk: Desk, statements: Sql[], deed: Deed): Promise<void> {
  const refused = () => new Problem('conflict', '刚刚有人改过这名帮扶责任人的登记，请刷新后再改。')
  try {
    const prepared = statements.map((part) => prepare(desk.db, part))
    await guarded(desk.county, deed, prepared, 'cadre.name', refused)
  } catch (error) {
    throw String(error).includes('UNIQUE constraint failed: cadre.key') ? refused() : error
  }
}
