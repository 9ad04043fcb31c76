import { beforeEach, expect, test } from 'vitest'
import type { PostOrder } from '../../shared/village.ts'
import { villagePage } from '../../workers/villages/page.ts'
import { setPost } from '../../workers/villages/post.ts'
import { freshCounty } from '../given.ts'
import { on } from '../pairing/desk.ts'

const today = '2026-11-20'
const key = '城关镇/东村'
const hand = { actor: 'qinghe', at: new Date('2026-11-20T02:00:00Z') }
let county: Awaited<ReturnType<typeof freshCounty>>

beforeEach(async () => {
  county = await freshCounty()
  await county.village({
    key_village: 1,
    unit: '水利局',
    county_leader: '',
    first_secretary: '周文',
    first_secretary_since: '2023-11',
  })
})

const taken = (given: Partial<PostOrder>) =>
  setPost(
    on(today, county),
    key,
    {
      post: 'secretary',
      holder: '吴刚',
      cadreKey: null,
      sinceOn: '2026-11-10',
      reason: '期满轮换',
      was: null,
      ...given,
    },
    hand,
  )
const refusal = (given: Partial<PostOrder>) =>
  taken(given).then(
    () => 'done',
    (thrown: Error) => thrown.message,
  )
const terms = async () => {
  const { terms } = (await villagePage(on(today, county), key))!
  return terms.map(({ post, holder, sinceOn, untilOn, endReason }) => [post, holder, sinceOn, untilOn, endReason])
}
const deeds = async () =>
  (await county.db.prepare('SELECT count(*) AS n FROM audit_event').first<number>('n')) as number

test('a first secretary takes over the day after the one before, who is remembered as the ledger said', async () => {
  const { village, posts } = await taken({})
  expect([village.secretary, village.secretarySince, village.secretaryDue, village.secretaryTerm]).toEqual([
    '吴刚',
    '2026-11-10',
    '2029-11-10',
    null,
  ])
  expect(posts.find(({ post }) => post === 'secretary')?.sinceOn).toBe('2026-11-10')
  expect(await terms()).toEqual([
    ['secretary', '吴刚', '2026-11-10', null, null],
    ['secretary', '周文', '2023-11', '2026-11-09', '期满轮换'],
  ])
  const kept = await county.db.prepare('SELECT edited_at FROM village WHERE key = ?1').bind(key).first('edited_at')
  expect(kept).toBe(hand.at.toISOString())
})

test('the same holder corrects what is written of the term, and no term ends', async () => {
  await taken({ holder: '周文', sinceOn: '2024-01-05', reason: '任职时间填错' })
  await taken({ holder: '周文', sinceOn: '2024-01-06', reason: '任职时间填错' })
  expect(await terms()).toEqual([['secretary', '周文', '2024-01-06', null, null]])
})

test('a post may stand empty, and be taken again', async () => {
  const { village } = await taken({ post: 'unit', holder: '', sinceOn: '2026-10-01', reason: '单位撤并' })
  expect(village.unit).toBe('')
  await taken({ post: 'unit', holder: '农业农村局', sinceOn: '2026-11-01', reason: '重新安排' })
  expect(await terms()).toEqual([
    ['unit', '农业农村局', '2026-11-01', null, null],
    ['unit', '水利局', null, '2026-09-30', '单位撤并'],
  ])
})

test('a team keeps its members with its leader', async () => {
  const { posts } = await taken({ post: 'team', holder: '孙强', members: '赵敏、钱进' })
  expect(posts.find(({ post }) => post === 'team')).toEqual({
    post: 'team',
    holder: '孙强',
    members: '赵敏、钱进',
    cadreKey: null,
    sinceOn: '2026-11-10',
  })
})

test('what may not be is refused with what to do, and nothing is on the trail', async () => {
  await county.cadre({ name: '老陈', unit: '水利局', left_on: '2026-06-01', left_reason: '退休' })
  expect(await refusal({ sinceOn: '2026-12-01' })).toContain('开始日期最晚为 2026-11-20')
  expect(await refusal({ sinceOn: '2023-05-01' })).toContain('“周文”从 2023-11 开始担任')
  expect(await refusal({ was: '郑波' })).toContain('现在已经是“周文”')
  expect(await refusal({ post: 'leader', holder: '' })).toContain('本来就空缺')
  expect(await refusal({ cadreKey: '无/无' })).toContain('没有这个人')
  expect(await refusal({ cadreKey: '老陈/水利局' })).toContain('已于 2026-06-01 离岗')
  expect(await deeds()).toBe(0)
})

test('of two at once one wins, and the other is told', async () => {
  const both = await Promise.all([refusal({ holder: '吴刚' }), refusal({ holder: '郑波' })])
  expect(both.filter((said) => said === 'done')).toHaveLength(1)
  expect(both.find((said) => said !== 'done')).toMatch(/刚刚有人|从 2026-11-10 开始担任/)
  expect(await terms()).toHaveLength(2)
  expect(await deeds()).toBe(1)
})

test('numbers in names are sealed, and who is shown masked is the same as before', async () => {
  const { seal, maskAll } = county.sealer
  const holder = `周文 ${seal('19012345678')}`
  await county.db.prepare('UPDATE village SET first_secretary = ?1, team_members = ?1').bind(holder).run()
  const shown = maskAll(holder)
  await taken({ holder: shown, was: shown, sinceOn: '2024-01-05' })
  expect(await terms()).toEqual([['secretary', holder, '2024-01-05', null, null]])
  const { village } = await taken({ post: 'team', holder: '孙强', members: `${shown}、赵敏 19012345679` })
  expect(village.members).toBe(`${holder}、赵敏 ${seal('19012345679')}`)
  expect(await refusal({ was: '郑波' })).not.toContain('19012345678')
})
