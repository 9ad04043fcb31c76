import { describe, expect, it } from 'vitest'
import { copiedFormula, movedFormula, movedRanges } from '../../../workers/import/template/reference.ts'

const inserted = { last: 23, by: 10, most: 1_048_576 }
const here = (sheet: string | undefined) => sheet === undefined || sheet === '户表'

describe('references, when ten rows are put in behind row 23', () => {
  it.each([
    ['SUM(F4:F23)', 'SUM(F4:F33)'],
    ['SUM($F$4:$F$23)+G24', 'SUM($F$4:$F$33)+G34'],
    ['F23&"F24"', 'F23&"F24"'],
    ['别表!A30+户表!A30', '别表!A30+户表!A40'],
    ["'户表'!A24", "'户表'!A34"],
    ['LOG10(A24)', 'LOG10(A34)'],
    ['SUM(1:3)', 'SUM(1:3)'],
    ['COUNTIF(4:23,"是")', 'COUNTIF(4:33,"是")'],
    ['RATE_2+A3', 'RATE_2+A3'],
  ])('%s becomes %s', (formula, moved) => {
    expect(movedFormula(formula, inserted, here)).toBe(moved)
  })

  it('move ranges below, let those of the table grow, leave those above', () => {
    expect(movedRanges('A1:N1 A4:A23 C24 A25:D26 B2:B65536', { ...inserted, most: 65_536 })).toBe(
      'A1:N1 A4:A33 C34 A35:D36 B2:B65536',
    )
  })
})

describe('a formula copied down', () => {
  it.each([
    ['SUM(D4:E4)', 'SUM(D7:E7)'],
    ['D$4*$E4', 'D$4*$E7'],
    ['IF(A4="A4",B4,"")', 'IF(A7="A4",B7,"")'],
  ])('%s reads %s three rows below', (formula, copied) => {
    expect(copiedFormula(formula, 3)).toBe(copied)
  })
})
