import { beforeEach, expect, test } from 'vitest'
import type { DepartedRow, VillageQuestion } from '../../shared/difference.ts'
import type { Home } from '../../shared/home.ts'
import type { Page } from '../../shared/page.ts'
import { decide } from '../../workers/import/difference/gonerows.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'
import { deskOf } from './desk.ts'

const desk = deskOf()
const { county, all } = desk
const header = '乡镇,行政村,户编号,姓名,与户主关系,家庭人口,脱贫情况\n'
const dong = '城关镇,水井村,5299010000000001,董正波,户主,1,未脱贫\n'
const li = '城关镇,水井村,5299010000000002,李峰,户主,1,未脱贫\n'

type Who = Awaited<ReturnType<typeof signedIn>>
const of = (village: string) => signedIn('village_officer', { township: '城关镇', village })
const body = async <T>(answer: Response | Promise<Response>) => (await (await answer).json()) as T
const asked = async (who: Who) => (await body<Page<VillageQuestion>>(who.get('questions'))).rows
const hand = { actor: 'officer', at: new Date('2026-11-22T08:00:00Z') }

/** This month's roster does not name 李峰: the village is asked. */
beforeEach(async () => {
  await freshCounty()
  desk.on('2026-11-01')
  await desk.whole(header + dong + li)
  const row = await desk.upload(header + dong, { name: '十一月花名册.csv' })
  await decide(county, row, { entity: 'household', decision: 'ask', reason: '是不是搬走了' }, hand)
  await desk.commit(row)
})

test('a village is asked of its own records only, and sees on its home page that it is', async () => {
  const [own, other] = await Promise.all([of('水井村'), of('东村')])
  expect(await asked(own)).toMatchObject([
    {
      title: '李峰',
      householdNo: '5299010000000002',
      fileName: '十一月花名册.csv',
      asks: '是不是搬走了',
      askedOn: '2026-11-01',
      answer: null,
    },
  ])
  expect(await asked(other)).toEqual([])
  const { todo } = await body<Home>(own.get('home'))
  expect(todo.find(({ id }) => id === 'questions')).toMatchObject({ count: 1, href: '/questions' })
  const [question] = await asked(own)
  const elsewhere = await other.post(`questions/${question?.id}/answer`, { answer: 'left' })
  expect([elsewhere.status, await all('SELECT answer FROM village_question')]).toEqual([404, [{ answer: null }]])
})

test('whom a village says has left leaves at once, its findings go, and the county can take it back', async () => {
  const [officer, admin] = await Promise.all([of('水井村'), signedIn('county_admin')])
  await admin.post('checks/run', { asOf: '2026-10-31' })
  const open = `SELECT count(*) AS open FROM finding WHERE household_no = '5299010000000002' AND status <> 'resolved'`
  const [before] = await all(open)
  expect(before?.open).toBeGreaterThan(0)
  const [question] = await asked(officer)
  const answer = await officer.post(`questions/${question?.id}/answer`, { answer: 'left', note: '随子女迁走' })
  expect(answer.status).toBe(200)
  expect(await all('SELECT key FROM household')).toEqual([{ key: '5299010000000001' }])
  expect(await all(open)).toEqual([{ open: 0 }])
  expect(await asked(officer)).toEqual([])
  const again = await officer.post(`questions/${question?.id}/answer`, { answer: 'keep' })
  expect(again.status).toBe(409)

  const { rows } = await body<Page<DepartedRow>>(admin.get('departed'))
  expect(rows).toMatchObject([{ title: '李峰', reason: '村里核实：随子女迁走', along: 1, backAt: null }])
  expect((await admin.post(`departed/${rows[0]?.id}/back`)).status).toBe(200)
  expect(await all('SELECT key FROM person ORDER BY key')).toEqual([
    { key: '5299010000000001/董正波' },
    { key: '5299010000000002/李峰' },
  ])
  expect((await admin.post(`departed/${rows[0]?.id}/back`)).status).toBe(409)
})

test('one brought back by two at the same time comes back once, and is on the trail once', async () => {
  const [officer, admin] = await Promise.all([of('水井村'), signedIn('county_admin')])
  const [question] = await asked(officer)
  await officer.post(`questions/${question?.id}/answer`, { answer: 'left' })
  const { rows } = await body<Page<DepartedRow>>(admin.get('departed'))
  const back = async () => (await admin.post(`departed/${rows[0]?.id}/back`)).status
  expect((await Promise.all([back(), back(), back()])).toSorted()).toEqual([200, 409, 409])
  const deeds = await all(`SELECT count(*) AS deeds FROM audit_event WHERE action = 'record.restore'`)
  expect(deeds).toEqual([{ deeds: 1 }])
})

test('whom a village says is still there stays, and whom a later file names nobody need answer for', async () => {
  const officer = await of('水井村')
  const [question] = await asked(officer)
  await officer.post(`questions/${question?.id}/answer`, { answer: 'keep' })
  expect(await all('SELECT count(*) AS households FROM household')).toEqual([{ households: 2 }])
  const row = await desk.upload(header + dong)
  await decide(county, row, { entity: 'household', decision: 'ask' }, hand)
  await desk.commit(row)
  expect(await asked(officer)).toHaveLength(1)
  await desk.whole(header + dong + li)
  expect(await asked(officer)).toEqual([])
})
