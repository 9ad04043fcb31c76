import { beforeEach, describe, expect, it } from 'vitest'
import { advance } from '../../workers/import/advance.ts'
import { carryOut } from '../../workers/import/order.ts'
import * as store from '../../workers/import/store.ts'
import { freshCounty } from '../given.ts'
import { all, bring, commit, county, db, importWhole, moveOn, mover, now, takeBack, upload } from './clerk.ts'
import { mortal } from './mortal.ts'

beforeEach(() => freshCounty())

const register = `乡镇,行政村,户编号,姓名,与户主关系
城关镇,水井村,5299010000000001,董正波,户主
城关镇,水井村,5299010000000002,李峰,户主
`
const pairings = '户编号,户主,帮扶人,所属单位\n5299010000000001,董正波,吕素香,县委办公室\n'

const asSeen = async (id: number) => store.importOf((await store.findImport(db, id))!)
const say = (id: number) => carryOut(county, 'commit', { id, actor: 'officer', at: now })

describe('an import whose difference was made before another one wrote', { timeout: 30_000 }, () => {
  it('is asked about again where it would do something else now', async () => {
    const [first, second] = [
      await upload(register),
      await upload(`${register}城关镇,水井村,5299010000000003,王五,户主\n`),
    ]
    await moveOn(first)
    await moveOn(second)
    await commit(first)
    await commit(second)
    const asked = await asSeen(second)
    expect([asked.state, asked.refused?.code, asked.committedBy]).toEqual(['ready', 'changed', null])
    expect(asked.refused?.message).toContain('登记册在您查看之后有变化')
    expect(asked.summary?.counts.household).toMatchObject({ new: 1, same: 2 })
    expect((await commit(second)).state).toBe('committed')
  })

  it('goes on where it would do the same', async () => {
    const [first, second] = [await upload(register), await upload(pairings, '结对.csv')]
    await moveOn(first)
    await moveOn(second)
    await commit(first)
    expect((await commit(second)).state).toBe('committed')
  })
})

describe('one import of a county writes at a time', { timeout: 30_000 }, () => {
  it('and another waits for it by name, then goes on', async () => {
    const [first, second] = [await upload(register), await upload(pairings, '结对.csv')]
    await moveOn(first)
    await moveOn(second)
    await say(first)
    await say(second)
    expect(await advance(mover, first, 0)).toBe('again')
    expect(await advance(mover, second, 0)).toBe('later')
    expect((await asSeen(second)).waitsFor).toEqual({ id: first, fileName: '花名册.csv', state: 'committing' })
    expect((await moveOn(first)).state).toBe('committed')
    expect((await moveOn(second)).commit_no).toBe(2)
  })

  it('and is asked about again where that one stopped half-way, which cannot be cancelled any more', async () => {
    const [first, second] = [await upload(register), await upload(pairings, '结对.csv')]
    await moveOn(first)
    await moveOn(second)
    await say(first)
    for (let step = 0; step < 2; step++) await advance(mover, first, 0)
    await store.fail(county, first, 0, { at: now, error: new Error('D1_ERROR: database or disk is full: SQLITE_FULL') })
    await say(second)
    await moveOn(second)
    expect((await asSeen(second)).refused?.message).toContain(`导入 ${first}《花名册.csv》写到一半停下了`)
    await expect(carryOut(county, 'cancel', { id: first, actor: 'officer', at: now })).rejects.toThrow(
      '已经写入了一部分',
    )
    await carryOut(county, 'retry', { id: first, actor: 'officer', at: now })
    expect((await moveOn(first)).state).toBe('committed')
  })

  it('in or out: an undo waits, too', async () => {
    const first = await importWhole(register)
    const second = await upload(pairings, '结对.csv')
    await moveOn(second)
    await say(second)
    await advance(mover, second, 0)
    expect((await takeBack(first)).state).toBe('undoing')
    expect((await asSeen(first)).waitsFor?.id).toBe(second)
    await moveOn(second)
    expect((await moveOn(first)).state).toBe('undone')
  })
})

it('the same file a second time says who has it here already', async () => {
  const first = await upload(register)
  const { id: second, ...answered } = store.importOf(await bring(register, '花名册（副本）.csv'))
  expect(answered.sameAs).toEqual({ id: first, state: 'uploaded', by: 'officer', at: now.toISOString() })
  expect((await asSeen(first)).sameAs).toBeNull()
  await carryOut(county, 'cancel', { id: first, actor: 'officer', at: now })
  expect((await asSeen(second)).sameAs).toBeNull()
})

it('with cells mended but not read again is not committed', async () => {
  const id = await upload(register)
  await moveOn(id)
  await db.prepare('UPDATE import SET fixes_pending = 3').run()
  await expect(say(id)).rejects.toThrow('有 3 处更正还没有')
})

describe('storage that fails', { timeout: 30_000 }, () => {
  const full = 'D1_ERROR: database or disk is full: SQLITE_FULL'
  const stopped = async (id: number, begun: Promise<unknown>) => {
    const error = await begun.then(
      () => null,
      (thrown) => thrown,
    )
    const { state, refused } = (await store.fail(county, id, 0, { at: now, error }))!
    return [state, JSON.parse(refused!).message]
  }

  it.each([
    ['read', 'ready'],
    ['committed', 'committed'],
    ['taken back', 'undone'],
  ])('while an import is %s, leaves words, nothing half-written, and goes on later', async (what, end) => {
    const id = what === 'taken back' ? await importWhole(register) : await upload(register)
    if (what === 'committed') await moveOn(id)
    if (what === 'committed') await say(id)
    const people = await all('SELECT key FROM person')
    const dying = mortal(mover, { call: 5, when: 'before', error: full }).mover
    const begun = what === 'taken back' ? takeBack(id, dying) : moveOn(id, dying)
    expect(await stopped(id, begun)).toEqual(['failed', expect.stringMatching(/^磁盘已满.*腾出空间.*接着做完/)])
    expect(await all('SELECT key FROM person')).toEqual(people)
    await carryOut(county, 'retry', { id, actor: 'officer', at: now })
    expect((await moveOn(id)).state).toBe(end)
  })

  it.each([
    ['gone', '存放的工作簿找不到了'],
    ['cut short', '存放的工作簿已损坏'],
    ['out of reach', '读写存储时出错'],
  ])('with the workbook %s says so', async (how, words) => {
    const id = await upload(register)
    const { object_key: key } = (await store.findImport(db, id))!
    const { ledgers } = mover
    if (how === 'gone') await ledgers.delete(key)
    if (how === 'cut short') await ledgers.put(key, (await (await ledgers.get(key))!.arrayBuffer()).slice(0, -20))
    const none = { get: () => Promise.reject(new Error('internal error 10001')) } as never
    const begun = moveOn(id, how === 'out of reach' ? { ...mover, ledgers: none } : mover)
    expect(await stopped(id, begun)).toEqual(['failed', expect.stringContaining(words)])
    expect(await all('SELECT count(*) AS rows FROM staged')).toEqual([{ rows: 0 }])
  })
})
