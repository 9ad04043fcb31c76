import type { Holding, PostOrder, VillagePage, VillagePost } from '../../shared/village.ts'
import { guarded } from '../db/audit.ts'
import type { Desk } from '../db/desk.ts'
import { sealNumbers, sealTyped } from '../db/peoplesnumbers.ts'
import { prepare, type Sql, sql } from '../db/sql.ts'
import { Problem } from '../http/problem.ts'
import { villagePage } from './page.ts'
import { type Succession, succeed } from './succession.ts'

type Hand = { actor: string; at: Date }

const columns: Record<VillagePost, Sql> = {
  unit: sql`unit`,
  leader: sql`county_leader`,
  team: sql`team_leader`,
  secretary: sql`first_secretary`,
}

/** Gives a village's post to somebody, or to nobody: the term before ends the day before, in the same transaction. */
export async function setPost(desk: Desk, key: string, asked: PostOrder, hand: Hand): Promise<VillagePage> {
  const before = await villagePage(desk, key)
  if (before === null) throw notFound()
  const held = before.posts.find(({ post }) => post === asked.post)!
  const order = sealedWords(desk, asked, held)
  const succession = succeed(held, order, before.asOf)
  if (order.cadreKey !== null) await insistOnRoster(desk, order.cadreKey)
  const { post, holder, sinceOn, reason, members } = order
  const detail = { post, was: held.holder || null, holder, members, sinceOn, reason }
  const deed = { ...hand, action: 'village.edit', subject: key, detail }
  const writes = [
    follow(key, order, held.holder, hand),
    ...(succession === 'corrected' ? [] : [remember(key, order, held, hand), close(key, order, hand)]),
    ...(succession === 'vacated' ? [] : [hold(key, order, hand)]),
  ]
  const statements = writes.map((part) => prepare(desk.county.db, part))
  await guarded(desk.county, deed, statements, 'village.key', () => overtaken(succession))
  return (await villagePage(desk, key))!
}

/** Numbers of people in names and words: a page shows them masked, and what comes back so is what it was. */
function sealedWords({ county: { sealer } }: Desk, order: PostOrder, held: Holding): PostOrder {
  const { holder, was, reason, members } = order
  return {
    ...order,
    holder: sealTyped(holder, held.holder, sealer),
    was: was === null ? null : sealTyped(was, held.holder, sealer),
    reason: sealNumbers(reason, sealer),
    ...(members === undefined ? {} : { members: sealTyped(members, held.members, sealer) }),
  }
}

export function notFound(): Problem {
  return new Problem('not-found', '没有这个村，请回到包村列表重新选择。')
}

function overtaken(succession: Succession): Problem {
  const what = succession === 'corrected' ? '改正' : '办理'
  return new Problem('conflict', `刚刚有人改动了这个村的包村，请刷新后再${what}。`)
}

async function insistOnRoster({ county, seen }: Desk, cadreKey: string): Promise<void> {
  const known = sql`SELECT c.left_on AS leftOn FROM cadre c WHERE c.key = ${cadreKey} AND ${seen.cadre}`
  const cadre = await prepare(county.db, known).first<{ leftOn: string | null }>()
  if (cadre === null) throw new Problem('not-found', '帮扶责任人名册中没有这个人，请重新选择。')
  if (cadre.leftOn) throw new Problem('conflict', `这个人已于 ${cadre.leftOn} 离岗，请换一人。`)
}

/** The village says who holds the post today; somebody else's holder in the meantime makes the key NULL, which the table refuses. */
function follow(key: string, { post, holder, members, sinceOn }: PostOrder, was: string | null, { at }: Hand): Sql {
  const column = columns[post]
  const since = post === 'secretary' ? sql`, first_secretary_since = ${holder === '' ? '' : sinceOn}` : sql``
  const beside = post === 'team' && members !== undefined ? sql`, team_members = ${members}` : sql``
  return sql`UPDATE village SET key = CASE WHEN ${column} IS ${was} THEN key END, ${column} = ${holder}${since}${beside},
      linked = NULL, edited_at = ${at.toISOString()}
    WHERE key = ${key}`
}

/** Whoever held the post before terms were written down here, as far as the ledgers said. */
function remember(key: string, order: PostOrder, held: VillagePage['posts'][number], { actor, at }: Hand): Sql {
  const { post } = order
  const open = sql`SELECT 1 FROM village_term WHERE village_key = ${key} AND post = ${post} AND until_on IS NULL`
  return sql`INSERT INTO village_term (village_key, post, holder, members, since_on, set_by, set_at)
    SELECT ${key}, ${post}, ${held.holder}, ${held.members}, ${held.sinceOn || null}, ${actor}, ${at.toISOString()}
    WHERE ${held.holder} <> '' AND NOT EXISTS (${open})`
}

function close(key: string, { post, sinceOn, reason }: PostOrder, { actor, at }: Hand): Sql {
  return sql`UPDATE village_term SET until_on = date(${sinceOn}, '-1 day'), end_reason = ${reason}, ended_by = ${actor},
      ended_at = ${at.toISOString()}
    WHERE village_key = ${key} AND post = ${post} AND until_on IS NULL`
}

/** The term that stands: a new one, or the same put right. */
function hold(key: string, order: PostOrder, { actor, at }: Hand): Sql {
  const { post, holder, members, cadreKey, sinceOn } = order
  const beside = members === undefined ? null : members
  return sql`INSERT INTO village_term (village_key, post, holder, members, cadre_key, since_on, set_by, set_at)
    VALUES (${key}, ${post}, ${holder}, ${beside}, ${cadreKey}, ${sinceOn}, ${actor}, ${at.toISOString()})
    ON CONFLICT (village_key, post) WHERE until_on IS NULL DO UPDATE SET holder = excluded.holder,
      members = coalesce(excluded.members, members), cadre_key = excluded.cadre_key, since_on = excluded.since_on`
}
