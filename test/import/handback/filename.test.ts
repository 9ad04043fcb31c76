import { expect, test } from 'vitest'
import { attachment } from '../../../workers/http/attachment.ts'
import { problemsName } from '../../../workers/import/handback/filename.ts'

test.each([
  ['花名册.xlsx', null, '花名册（问题 12）.xlsx'],
  ['花名册.xls', '.xlsx', '花名册（问题 12）.xlsx'],
  ['花名册', null, '花名册（问题 12）'],
  ['花名册', '.xlsx', '花名册（问题 12）.xlsx'],
  ['花名册（问题 3）.csv', null, '花名册（问题 12）.csv'],
  ['花名册（问题 3） (1).csv', null, '花名册（问题 12）.csv'],
  [`${'长'.repeat(195)}.xlsx`, null, `${'长'.repeat(188)}（问题 12）.xlsx`],
])('%s is handed back under a name that says which import goes on', (name, extension, expected) => {
  expect(problemsName(name, 12, extension)).toBe(expected)
})

test('a name in any script goes into a header, and nothing of it ends the header', () => {
  expect(attachment(`王五's "花\ud800名册" (终)*.xlsx`)).toBe(
    `attachment; filename="_s_.xlsx"; filename*=UTF-8''%E7%8E%8B%E4%BA%94%27s%20%22%E8%8A%B1%EF%BF%BD%E5%90%8D%E5%86%8C%22%20%28%E7%BB%88%29%2A.xlsx`,
  )
})
