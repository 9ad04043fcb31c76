import { expect, test } from 'vitest'
import { take } from './sheet.ts'

const held = async (text: string) => {
  const { issues, records } = await take(text)
  return {
    issues: issues.map(({ row, at, header, who, code, level }) => [row, at, header, who, code, level]),
    records: Object.values(records).flat().length,
  }
}

test('a row without its household’s number names the cell to fill', async () => {
  const read = await held(`
乡镇 | 村名 | 户编号 | 姓名 | 与户主关系 | 身份证号
柳溪镇 | 东风村 | | 王五 | 户主 | 529901196607118877`)
  expect(read).toEqual({ issues: [[2, 2, '户编号', '东风村 王五', 'no-key', 'error']], records: 0 })
})

test('a row that lacks two parts of its key names both cells', async () => {
  const read = await held(`
户编号 | 年度 | 家庭人口 | 工资性收入 | 纯收入
5299010000000001 | 2025 | 3 | 1000 | 1000
 | | 3 | 1000 | 1000`)
  expect(read.issues).toEqual([
    [3, 0, '户编号', '', 'no-key', 'error'],
    [3, 1, '年度', '', 'no-key', 'error'],
  ])
})

test('a household’s own row that lost its number is held back, not passed over', async () => {
  const read = await held(`
乡镇 | 村名 | 户编号 | 户主姓名 | 家庭人口 | 脱贫属性
柳溪镇 | 东风村 | 5299010000000001 | 王五 | 3 | 已脱贫
柳溪镇 | 东风村 | | 李四 | 2 | 已脱贫
柳溪镇 | 东风村 | #5299010000000003 | 赵六 | 2 | 已脱贫`)
  expect(read).toEqual({
    issues: [
      [4, 2, '户编号', '东风村 赵六', 'number-cell', 'notice'],
      [3, 2, '户编号', '东风村 李四', 'no-key', 'error'],
      [4, 2, '户编号', '东风村 赵六', 'no-key', 'error'],
    ],
    records: 1,
  })
})

test('a household nobody helps is no pairing, and that is said', async () => {
  const read = await held(`
村名 | 户主姓名 | 户编号 | 帮扶人 | 所属单位 | 结对时间
东风村 | 王五 | 5299010000000001 | 刘一 | 教育局 | 2021.5
东风村 | 李四 | 5299010000000002 | | | `)
  expect(read).toEqual({ issues: [[3, 3, '帮扶人', '东风村 李四', 'nobody', 'notice']], records: 1 })
})

test('a card’s issue names its cell where the cell says nothing else, and only the row where a label is in it', async () => {
  const { issues } = await take(`== 张三
户主姓名 | 张三 | 户编号 | 5299010000000001
脱贫属性:没想好 | | 致贫原因 | 懒惰
姓名 | 与户主关系 | 身份证号 | 性别
张三 | 户主 | | 男
张四 | 八舅 | | 男`)
  expect(issues.map(({ row, at, header, value, code }) => [row, at, header, value, code])).toEqual([
    [2, null, '脱贫属性', '没想好', 'unknown-word'],
    [2, 3, '致贫原因', '懒惰', 'unknown-word'],
    [5, 1, '与户主关系', '八舅', 'unknown-word'],
  ])
})
