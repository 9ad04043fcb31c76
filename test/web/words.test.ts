import { expect, test } from 'vitest'
import { valueLines } from '../../shared/policywords.ts'
import { letter } from '../../web/pages/officer/import/Picture.tsx'
import { differenceNames, entityCounts, total, whatIsIn } from '../../web/pages/officer/import/state.ts'
import { problemOf } from '../../web/problem.ts'
import { actionName, detailLines, inFours } from '../../web/trail.ts'
import { age, areaWords, bytes, count, dayInWords, instant, percent, written, yesNo, yuan } from '../../web/words.ts'
import { given } from './given.ts'

test('money is told in yuan, and what no ledger delivered is a dash, never 0', () => {
  expect([yuan(860050), yuan(0), yuan(null)]).toEqual(['8,600.5 元', '0 元', '—'])
})

test('a column not delivered, a cell left blank and a word are three things', () => {
  expect([written(null), written(''), written('因病'), yesNo(null), yesNo(false)]).toEqual([
    '—',
    '空白',
    '因病',
    '—',
    '否',
  ])
})

test('coverage is 100% only when nobody is left out, and 0% only when nobody is covered', () => {
  expect([percent(2999, 3000), percent(3000, 3000), percent(1, 3000), percent(0, 3000), percent(0, 0)]).toEqual([
    '99%',
    '100%',
    '1%',
    '0%',
    '—',
  ])
})

test('sizes, counts and ages are short', () => {
  expect([bytes(832223), bytes(23 * 1024 * 1024), count(10949), age(0), age(31), age(95), age(null)]).toEqual([
    '813 KB',
    '23.0 MB',
    '10,949',
    '今天',
    '31 天',
    '3 个月',
    '—',
  ])
})

test('columns are named as spreadsheets name them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(letter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
})

test('an import says in one line where it stands', () => {
  const ready = given.importOf({ household: { new: 3, changed: 1, same: 9, kept: 0, refused: 2, gone: 0 } })
  expect(whatIsIn(ready)).toBe('新增 3，变更 1，暂不入库 2')
  expect(whatIsIn({ ...ready, state: 'reading', rowsRead: 2100, rowsStaged: 1980 })).toBe(
    '已读 2,100 行，已识别 1,980 条',
  )
  expect(total(entityCounts(ready), 'same')).toBe(9)
  expect(differenceNames.gone).toBe('本次未出现')
})

test('a refusal keeps its own words, and a server that says nothing still leaves the person with what to do', () => {
  const told = problemOf(409, JSON.stringify({ code: 'conflict', title: '已结对', detail: '请先结束现有结对。' }))
  expect([told.code, told.title, told.detail]).toEqual(['conflict', '已结对', '请先结束现有结对。'])
  expect(problemOf(413, '<html>').detail).toBe('请把工作簿按乡镇拆开后分别上传。')
})

test('a policy value is written as people read it', () => {
  expect(valueLines(7, '天')).toEqual(['7 天'])
  expect(valueLines({ 乡科级: 5, 村干部: 10 }, '户')).toEqual(['乡科级：5 户', '村干部：10 户'])
  expect(valueLines([{ cause: '因病', categories: ['健康帮扶', '综合保障'] }], '')).toEqual([
    '因病 · 健康帮扶、综合保障',
  ])
  expect(valueLines([], '')).toEqual([])
})

test('a day is said in words with its weekday; half a day typed is not said', () => {
  expect([dayInWords('2026-11-22'), dayInWords('2026-11'), dayInWords('')]).toEqual([
    '2026年11月22日 星期日',
    null,
    null,
  ])
})

test('an area is the county, a township or a village', () => {
  const areas = [
    { township: null, village: null },
    { township: '柳溪镇', village: null },
    { township: '柳溪镇', village: '坪上村' },
  ]
  expect(areas.map(areaWords)).toEqual(['全县', '柳溪镇', '柳溪镇 坪上村'])
})

test('the trail tells a deed and its details in words, and leaves standing what has none', () => {
  expect([actionName('pairing.assign'), actionName('moon.land')]).toEqual(['安排结对', 'moon.land'])
  expect(detailLines({ cadreKey: '李国强/县财政局', override: null, odd: [1, 2] })).toEqual([
    '帮扶责任人：李国强/县财政局',
    'odd：1、2',
  ])
  expect(detailLines('{"reason":"核对证件"}')).toEqual(['理由：核对证件'])
  expect(detailLines({ assignee: 'village', accepted: false, findings: Array.from({ length: 500 }, () => 7) })).toEqual(
    ['办理人：各村信息员', '核验结果：退回', `疑点：${Array.from({ length: 20 }, () => 7).join('、')} 等 500 个`],
  )
})

test('a fingerprint is read out four by four', () => {
  expect(inFours('9f2c5a7be1')).toBe('9f2c 5a7b e1')
})

test('an instant and today are told in Beijing time, wherever the machine thinks it is', () => {
  expect([instant('2026-11-22T20:42:39.000Z'), instant(null), instant('不知道')]).toEqual([
    '2026-11-23 04:42',
    '—',
    '不知道',
  ])
})
