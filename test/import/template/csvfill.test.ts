import { expect, test } from 'vitest'
import { gb18030 } from '../../../workers/import/handback/gb18030.ts'
import { filled } from './filling.ts'
import { name } from './people.ts'

test('a text table is filled in its own encoding, its last lines below', async () => {
  const form = '某县结对表\r\n序号,户主,户编号,帮扶责任人,"帮扶,单位"\r\n1,,,,\r\n填表人：,,,,\r\n'
  const { bytes, rows } = await filled('表.csv', gb18030(form), 2)
  expect(new TextDecoder('gb18030').decode(bytes).split('\r\n')).toEqual([
    '某县结对表',
    '序号,户主,户编号,帮扶责任人,"帮扶,单位"',
    `1,${name(1)},5299010000000001,陈${name(1)},县农业农村局`,
    `2,${name(2)},5299010000000002,陈${name(2)},县农业农村局`,
    '填表人：,,,,',
    '',
  ])
  expect(rows).toHaveLength(5)
})
