import { expect, test } from 'vitest'
import { type CellFix, fixed } from '../../workers/import/mend/fixed.ts'
import type { Cell } from '../../workers/import/read/workbook.ts'
import { plainSealer, workbook } from './sheet.ts'

const ledger = `== 名单
姓名 | 关系 | 生日
王五 | 八舅 | 2020-13-45
李四 | 八舅 |
赵六 | 户主 | #43831
== 另一张
姓名 | 关系 | 生日
王五 | 八舅 | 2020-13-45`

let next = 0
const fix = (row: number, at: number, was: string, value: string): CellFix => {
  next += 1
  return { id: next, sheet: '名单', at, row, was, value }
}

async function cellsOf(fixes: CellFix[]): Promise<Cell[][]> {
  const [sheet] = fixed(workbook(ledger), fixes, plainSealer).sheets
  const rows: Cell[][] = []
  for await (const chunk of sheet!.rows()) rows.push(...chunk.map(({ cells }) => cells))
  return rows.slice(1)
}

test('a fix changes its cell where it says what it said, on its own sheet', async () => {
  const fixes = [fix(2, 2, '2020-13-45', '2020-12-31'), fix(3, 2, '', '2021-01-01'), fix(4, 0, '钱七', '孙八')]
  expect(await cellsOf(fixes)).toEqual([
    ['王五', '八舅', '2020-12-31'],
    ['李四', '八舅', '2021-01-01'],
    ['赵六', '户主', 43831],
  ])
  const other = fixed(workbook(ledger), fixes, plainSealer).sheets[1]!
  expect((await other.preview(9))[1]?.cells).toEqual(['王五', '八舅', '2020-13-45'])
})

test('a fix of a column changes every cell that says so, but one that has a fix of its own', async () => {
  const fixes = [fix(0, 1, '八舅', '其他'), fix(3, 1, '八舅', '之子')]
  expect((await cellsOf(fixes)).map((cells) => cells[1])).toEqual(['其他', '之子', '户主'])
})

test('a later fix works on what an earlier one has left, and there and back ends', async () => {
  const again = [fix(0, 1, '八舅', '舅'), fix(2, 1, '舅', '其他')]
  expect((await cellsOf(again)).map((cells) => cells[1])).toEqual(['其他', '舅', '户主'])
  const back = [fix(0, 1, '八舅', '户主'), fix(0, 1, '户主', '八舅')]
  expect((await cellsOf(back)).map((cells) => cells[1])).toEqual(['八舅', '八舅', '八舅'])
})

test('the preview shows what rows show, and a blank value empties a cell', async () => {
  const [sheet] = fixed(workbook(ledger), [fix(2, 1, '八舅', ''), fix(4, 2, '43831', '2020-01-01')], plainSealer).sheets
  expect((await sheet!.preview(9)).map(({ cells }) => cells)).toEqual([
    ['姓名', '关系', '生日'],
    ['王五', null, '2020-13-45'],
    ['李四', '八舅', null],
    ['赵六', '户主', '2020-01-01'],
  ])
})

test('numbers of people are kept sealed and read open', async () => {
  const sealed = workbook('电话\n190 1234')
  const fixes = [{ ...fix(2, 0, 'enc:a;', 'enc:b;'), sheet: 'Sheet1' }]
  const sealer = {
    seal: (text: string) => text,
    openAll: (text: string) => ({ 'enc:a;': '190 1234', 'enc:b;': '19000001234' })[text] ?? text,
  }
  expect((await fixed(sealed, fixes, sealer).sheets[0]!.preview(3))[1]?.cells).toEqual(['19000001234'])
})
