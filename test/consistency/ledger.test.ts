import { expect, test } from 'vitest'
import { type Edition, lastEditions, titleOf } from '../../workers/consistency/ledger.ts'

test.each([
  ['01_（自定义）人员信息_20261031.xlsx', '(自定义)人员信息'],
  ['（自定义）人员信息_20261130 (2).xlsx', '(自定义)人员信息'],
  ['柳溪镇贫困户花名册2026年7月.xls', '柳溪镇贫困户花名册'],
  ['柳溪镇贫困户花名册（最新版）.xlsx', '柳溪镇贫困户花名册'],
  ['柳溪镇贫困户花名册（更正）.xlsx', '柳溪镇贫困户花名册'],
  ['副本柳溪镇贫困户花名册 v2.xlsx', '柳溪镇贫困户花名册'],
  ['石桥乡贫困户花名册.csv', '石桥乡贫困户花名册'],
  ['2026年三季度.xlsx', ''],
])('%s is of the ledger %s', (fileName, title) => {
  expect(titleOf(fileName)).toBe(title)
})

const edition = (id: number, fileName: string, entity: 'household' | 'income' = 'household'): Edition => ({
  ...{ id, fileName, commitNo: id, rows: 1 },
  layouts: [{ entity, columns: [] }],
})

test('of each ledger the last edition speaks; files of another kind are another ledger whatever they are called', () => {
  const editions = [
    edition(1, '花名册1月.xlsx'),
    edition(2, '花名册2月.xlsx'),
    edition(3, '花名册2月.xlsx', 'income'),
    edition(4, '民政名册.xlsx'),
  ]
  expect(lastEditions(editions).map(({ id }) => id)).toEqual([2, 3, 4])
})
