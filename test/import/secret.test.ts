import { expect, it } from 'vitest'
import { take } from './sheet.ts'

const phone = '15912345678'

it.each([
  [
    'the name of a card’s head',
    `户情档案\n乡镇：城关镇；村：水井村；户编号：5299010000000001\n | 户主和与户主关系 | 姓名 | 性别 | 身份证号码\n | 户主 | 张三${phone} | 男 | 529901196607118877`,
  ],
  [
    'a project that is a column',
    `村名 | 户主 | 身份证号 | 家庭人口数 | 农机 | 果蔬${phone} | 整改 | 合计收益数\n水井村 | 甲一 | 529901196607118877 | 3 | 120 | 80.5 |  | 200.5\n水井村 | 乙一 | 529901195107216695 | 2 |  | 100 | 50 | ${phone}`,
  ],
  [
    'what a printed total is called',
    `户编号 | 姓名 | 与户主关系 | 务工月数 | 人均纯收入\n5299010000000001 | 甲一 | 户主 | 3 | 120\n5299010000000002 | 乙一 | 户主 | 2 | 100\n${phone}统计 | 合计 |  | 9 | 900`,
  ],
])('%s keeps nobody’s number open', async (_, sheet) => {
  const taken = await take(sheet)
  const kept = JSON.stringify([taken.records, taken.issues, taken.reading.sheets])
  expect(Object.keys(taken.records)).not.toEqual([])
  expect(kept.replaceAll(`<${phone}>`, '')).not.toContain(phone)
})
