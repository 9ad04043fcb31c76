import { beforeEach, describe, expect, it } from 'vitest'
import { advance } from '../../workers/import/advance.ts'
import * as store from '../../workers/import/store.ts'
import { freshCounty } from '../given.ts'
import { deskOf } from './desk.ts'
import { mortal } from './mortal.ts'

const { all, bring, commit, county, db, find, move, mover, now, say, takeBack, upload, whole } = deskOf()
beforeEach(() => freshCounty())

const register = `乡镇,行政村,户编号,姓名,与户主关系
城关镇,水井村,5299010000000001,董正波,户主
城关镇,水井村,5299010000000002,李峰,户主
`
const pairings = '户编号,户主,帮扶人,所属单位\n5299010000000001,董正波,吕素香,县委办公室\n'

const asSeen = async ({ id }: { id: number }) => store.importOf(await find(id))

describe('an import whose difference was made before another one wrote', { timeout: 30_000 }, () => {
  it('is asked about again where it would do something else now', async () => {
    const [first, second] = [
      await upload(register),
      await upload(`${register}城关镇,水井村,5299010000000003,王五,户主\n`),
    ]
    await commit(first)
    await commit(second)
    const asked = await asSeen(second)
    expect([asked.state, asked.refused?.code, asked.committedBy]).toEqual(['ready', 'changed', null])
    expect(asked.refused?.message).toContain('登记册在您查看之后有变化')
    expect(asked.summary?.counts.household).toMatchObject({ new: 1, same: 2 })
    expect((await commit(second)).state).toBe('committed')
  })

  it('goes on where it would do the same', async () => {
    const [first, second] = [await upload(register), await upload(pairings, { name: '结对.csv' })]
    await commit(first)
    expect((await commit(second)).state).toBe('committed')
  })
})

describe('one import of a county writes at a time', { timeout: 30_000 }, () => {
  it('and another waits for it by name, then goes on', async () => {
    const [first, second] = [await upload(register), await upload(pairings, { name: '结对.csv' })]
    await say('commit', first)
    await say('commit', second)
    expect(await advance(mover, first.id, 0)).toBe('again')
    expect(await advance(mover, second.id, 0)).toBe('later')
    expect((await asSeen(second)).waitsFor).toEqual({ id: first.id, fileName: '花名册.csv', state: 'committing' })
    expect((await move(first)).state).toBe('committed')
    expect((await move(second)).commit_no).toBe(2)
  })

  it('and is asked about again where that one stopped half-way, which cannot be cancelled any more', async () => {
    const [first, second] = [await upload(register), await upload(pairings, { name: '结对.csv' })]
    await say('commit', first)
    for (let step = 0; step < 2; step++) await advance(mover, first.id, 0)
    await store.fail(county, first.id, 0, {
      at: now(),
      error: new Error('D1_ERROR: database or disk is full: SQLITE_FULL'),
    })
    await say('commit', second)
    await move(second)
    expect((await asSeen(second)).refused?.message).toContain(`导入 ${first.id}《花名册.csv》写到一半停下了`)
    await expect(say('cancel', first)).rejects.toThrow('已经写入了一部分')
    await say('retry', first)
    expect((await move(first)).state).toBe('committed')
  })

  it('in or out: an undo waits, too', async () => {
    const first = await whole(register)
    const second = await upload(pairings, { name: '结对.csv' })
    await say('commit', second)
    await advance(mover, second.id, 0)
    expect((await takeBack(first)).state).toBe('undoing')
    expect((await asSeen(first)).waitsFor?.id).toBe(second.id)
    await move(second)
    expect((await move(first)).state).toBe('undone')
  })
})

it('the same file a second time says who has it here already', async () => {
  const first = await bring(register)
  const second = await bring(register, { name: '花名册（副本）.csv' })
  expect(store.importOf(second).sameAs).toEqual({
    id: first.id,
    state: 'uploaded',
    by: 'officer',
    at: now().toISOString(),
  })
  expect((await asSeen(first)).sameAs).toBeNull()
  await say('cancel', first)
  expect((await asSeen(second)).sameAs).toBeNull()
})

it('with cells mended but not read again is not committed', async () => {
  const read = await upload(register)
  await db.prepare('UPDATE import SET fixes_pending = 3').run()
  await expect(say('commit', read)).rejects.toThrow('有 3 处更正还没有')
})

describe('storage that fails', { timeout: 30_000 }, () => {
  const full = 'D1_ERROR: database or disk is full: SQLITE_FULL'
  const stopped = async ({ id }: { id: number }, begun: Promise<unknown>) => {
    const error = await begun.then(
      () => null,
      (thrown) => thrown,
    )
    const { state, refused } = (await store.fail(county, id, 0, { at: now(), error }))!
    return [state, JSON.parse(refused!).message]
  }

  it.each([
    ['read', 'ready'],
    ['committed', 'committed'],
    ['taken back', 'undone'],
  ])('while an import is %s, leaves words, nothing half-written, and goes on later', async (what, end) => {
    const one = await { read: bring, committed: upload, 'taken back': whole }[what]!(register)
    if (what === 'committed') await say('commit', one)
    const people = await all('SELECT key FROM person')
    const dying = mortal(mover, { call: 5, when: 'before', error: full }).mover
    const begun = what === 'taken back' ? takeBack(one, dying) : move(one, dying)
    expect(await stopped(one, begun)).toEqual(['failed', expect.stringMatching(/^磁盘已满.*腾出空间.*接着做完/)])
    expect(await all('SELECT key FROM person')).toEqual(people)
    await say('retry', one)
    expect((await move(one)).state).toBe(end)
  })

  it.each([
    ['gone', '存放的工作簿找不到了'],
    ['cut short', '存放的工作簿已损坏'],
    ['out of reach', '读写存储时出错'],
  ])('with the workbook %s says so', async (how, words) => {
    const one = await bring(register)
    const { object_key: key } = one
    const { ledgers } = mover
    if (how === 'gone') await ledgers.delete(key)
    if (how === 'cut short') await ledgers.put(key, (await (await ledgers.get(key))!.arrayBuffer()).slice(0, -20))
    const none = { get: () => Promise.reject(new Error('internal error 10001')) } as never
    const begun = move(one, how === 'out of reach' ? { ...mover, ledgers: none } : mover)
    expect(await stopped(one, begun)).toEqual(['failed', expect.stringContaining(words)])
    expect(await all('SELECT count(*) AS rows FROM staged')).toEqual([{ rows: 0 }])
  })
})
