import { beforeEach, expect, test } from 'vitest'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'

const id = '520101198001011234'

beforeEach(async () => {
  const county = await freshCounty()
  await county.household({ no: '1001', phone: '19000000001', bank_account: county.sealer.seal('6217001234567890123') })
  await county.household({ no: '2001', township: '柳溪镇', phone: '19000000002' })
  await county.person({ household: '1001', id, phone: '' })
  await county.cadre({ name: '李四', id: '520101198001015678', phone: '19000000003' })
})

const reason = '核对一卡通账号'
type Trail = { rows: { action: string; subject: string; detail: unknown }[] }

test('numbers are shown in full for a reason, and the trail says which, not what they are', async () => {
  const officer = await signedIn('county_admin')
  expect(await (await officer.post('unmask', { kind: 'household', key: '1001', reason })).json()).toEqual({
    values: [
      { name: '联系电话', value: '19000000001' },
      { name: '银行账号', value: '6217001234567890123' },
    ],
  })
  const person = { kind: 'person', key: '1001/张三', reason: `他报的是${id}` }
  expect(await (await officer.post('unmask', person)).json()).toEqual({ values: [{ name: '证件号码', value: id }] })
  const cadre = { kind: 'cadre', key: '李四/教育局', reason }
  expect(await (await officer.post('unmask', cadre)).json()).toMatchObject({ values: [{}, { value: '19000000003' }] })
  const { rows } = (await (await officer.get('audit?action=number.unmask')).json()) as Trail
  expect(rows.map(({ subject, detail }) => [subject, detail])).toEqual([
    ['李四/教育局', { kind: 'cadre', fields: ['证件号码', '联系电话'], reason }],
    ['1001/张三', { kind: 'person', fields: ['证件号码'], reason: '他报的是520***********1234' }],
    ['1001', { kind: 'household', fields: ['联系电话', '银行账号'], reason }],
  ])
})

test('a reason of three characters is none, and who may not unmask is refused', async () => {
  const ask = async (role: 'county_admin' | 'inspector', words: string) =>
    (await (await signedIn(role)).post('unmask', { kind: 'household', key: '1001', reason: words })).status
  expect([await ask('county_admin', '看看吧 '), await ask('inspector', reason)]).toEqual([422, 403])
})

test('another township’s household is not there', async () => {
  const clerk = await signedIn('township_clerk', { township: '城关镇' })
  const ask = async (key: string) => (await clerk.post('unmask', { kind: 'household', key, reason })).status
  expect([await ask('1001'), await ask('2001'), await ask('9999')]).toEqual([200, 404, 404])
})

test('a household is found by full number, phone and last four of what is stored sealed', async () => {
  const officer = await signedIn('county_admin')
  for (const q of [id, '1234', '19000000001']) {
    const { rows } = (await (await officer.get(`households?q=${q}`)).json()) as { rows: { no: string }[] }
    expect(rows.map(({ no }) => no)).toEqual(['1001'])
  }
})
