import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCharacter } from '../../shared/idnumber.ts'
import { readDay, readInstant, readTime } from '../../workers/import/cell/day.ts'
import { readIdNumber } from '../../workers/import/cell/idnumber.ts'
import { readMoney } from '../../workers/import/cell/money.ts'
import { readPhone } from '../../workers/import/cell/phone.ts'
import { type Cell, plain, tight } from '../../workers/import/cell/text.ts'
import { readers } from '../../workers/import/kind/field.ts'
import { plainSealer } from './sheet.ts'

describe('a day', () => {
  it.each([
    ['2016/02/12', '2016-02-12'],
    ['2016.11.12', '2016-11-12'],
    ['2016-2', '2016-02'],
    ['2016-02-2', '2016-02-02'],
    ['202210', '2022-10'],
    [202210, '2022-10'],
    ['20010203.0', '2001-02-03'],
    [20010203, '2001-02-03'],
    ['2023年03月', '2023-03'],
    ['2017年', '2017'],
    [2017, '2017'],
    ['２０２６年３月５日', '2026-03-05'],
    [' 2014.04 ', '2014-04'],
    [46027, '2026-01-05'],
    ['46027', '2026-01-05'],
    ['2026-03-05 18:20:11', '2026-03-05'],
  ])('%s is %s', (cell, day) => {
    expect(readDay(cell, {})).toEqual({ day })
  })

  it.each(['', '去年', '2016-13-01', '2016-02-30', '12', '0', '长期', 2014.1])('%s is not read', (cell) => {
    expect(readDay(cell, {})).toEqual({ unreadable: true })
  })

  it('without a year takes the title’s, and none where there is none', () => {
    expect([readDay('3月5日', { year: 2026 }), readDay('3月5日', {})]).toEqual([
      { day: '2026-03-05' },
      { unreadable: true },
    ])
  })

  it('as a serial counts from 1904 where the workbook does', () => {
    expect(readDay(44565, { date1904: true })).toEqual({ day: '2026-01-05' })
  })

  it('written in any hand is read back', () => {
    const hands = [
      (y: string, m: string, d: string) => `${y}-${m}-${d}`,
      (y: string, m: string, d: string) => `${y}/${Number(m)}/${Number(d)}`,
      (y: string, m: string, d: string) => `${y}.${m}.${Number(d)}`,
      (y: string, m: string, d: string) => `${y}年${Number(m)}月${Number(d)}日`,
      (y: string, m: string, d: string) => `${y}${m}${d}`,
      (y: string, m: string, d: string) => Date.UTC(Number(y), Number(m) - 1, Number(d)) / 86_400_000 + 25_569,
    ]
    const days = fc.date({ min: new Date('1955-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, fc.constantFrom(...hands), (date, hand) => {
        const day = date.toISOString().slice(0, 10)
        const [y = '', m = '', d = ''] = day.split('-')
        expect(readDay(hand(y, m, d), {})).toEqual({ day })
      }),
    )
  })

  it('with an hour is an instant; an hour alone is a time', () => {
    expect([
      readInstant(46170.55625, false),
      readInstant('2026-01-09 18:39:16', false),
      readTime('9:25'),
      readTime(0.375),
    ]).toEqual([{ day: '2026-05-28 13:21:00' }, { day: '2026-01-09 18:39:16' }, { day: '09:25' }, { day: '09:00' }])
  })
})

describe('money', () => {
  it.each([
    [3.646, '万元', 3_646_000],
    ['20万元', '元', 20_000_000],
    ['10(其中,灾情因素6万元)', '万元', 10_000_000],
    ['1,200.50', '元', 120_050],
    ['１２００元', '万元', 120_000],
    [0.1, '元', 10],
  ] as const)('%s in %s is %i fen', (cell, unit, fen) => {
    expect(readMoney(cell, unit)).toEqual({ fen })
  })

  it('that is words is not zero', () => {
    expect(readMoney('未兑现', '元')).toEqual({ unreadable: true })
  })
})

describe('a phone', () => {
  it.each<[Cell, string, string, string | null, (string | null)?]>([
    ['19000000001 19000000002', '19000000001', 'valid', null, '19000000002'],
    ['190 0000 0001', '19000000001', 'valid', null],
    ['19000597219', '19000597219', 'valid', null],
    ['190-0000-1234', '19000001234', 'valid', null],
    ['0999-6122963', '0999-6122963', 'valid', null],
    ['0999-6122963转802', '0999-6122963转802', 'valid', null],
    ['19000000001、19000000002', '19000000001', 'valid', null, '19000000002'],
    ['19000314680（2021.5）', '19000314680', 'valid', '2021.5'],
    ['(2024年2月)', '', 'missing', '2024年2月'],
    [19000937077, '19000937077', 'valid', null],
    ['无', '', 'missing', null],
    ['1900', '1900', 'invalid', null],
  ])('%s is %s, %s', (cell, number, state, bracket, second = null) => {
    expect(readPhone(cell)).toEqual({ number, state, bracket, second })
  })
})

describe('an ID number', () => {
  const first17 = fc
    .tuple(
      fc.integer({ min: 110000, max: 659999 }),
      fc.date({ min: new Date('1920-01-01'), max: new Date('2025-12-31'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 999 }),
    )
    .map(
      ([area, born, order]) =>
        `${area}${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`,
    )

  it('with its check character is valid and says birth and sex', () => {
    fc.assert(
      fc.property(first17, (digits) => {
        const read = readIdNumber(` ${digits}${checkCharacter(digits).toLowerCase()}`)
        expect([read.state, read.birthOn?.replaceAll('-', ''), read.sex]).toEqual([
          'valid',
          digits.slice(6, 14),
          Number(digits[16]) % 2 ? '男' : '女',
        ])
      }),
    )
  })

  it('with one digit changed is not', () => {
    fc.assert(
      fc.property(first17, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const changed = digits.slice(0, at) + String((Number(digits[at]) + by) % 10) + digits.slice(at + 1)
        expect(readIdNumber(changed + checkCharacter(digits)).state).toBe('checksum')
      }),
    )
  })

  it('of fifteen digits is the same person’s of eighteen', () => {
    expect(readIdNumber('529909580806692')).toMatchObject({
      state: 'valid',
      number: '529909580806692',
      birthOn: '1958-08-06',
    })
  })

  it('of a disability certificate is matched by its first eighteen', () => {
    const number = '52990119630703099661'
    expect(readIdNumber(number)).toMatchObject({ state: 'valid', number, id18: number.slice(0, 18) })
  })

  it.each([
    [529901198901056000, 'refused'],
    ['5.29901E+17', 'refused'],
    ['5299171990112181126', 'length'],
    ['999999202401025502', 'missing'],
    ['', 'missing'],
    ['　', 'missing'],
  ])('%s is %s', (cell, state) => {
    expect(readIdNumber(cell)).toMatchObject({ state, id18: null })
  })
})

describe('a cell as text', () => {
  it('loses outer spaces and full-width hands, and nothing else', () => {
    expect([
      plain('　赖绍洪 '),
      tight('户 基 本\n情 况'),
      plain(8000.1),
      plain(529901198901056000),
      plain('５２Ｘ'),
    ]).toEqual(['赖绍洪', '户基本情况', '8000.1', '529901198901056000', '52X'])
  })
})

describe('yes or no', () => {
  const read = (cell: string) => readers('yesNo').read(cell, { sealer: plainSealer, date1904: false, unit: '元' })
  it.each(['是', '√', '已参加', '享受'])('%s is yes', (cell) => expect(read(cell).values).toEqual([1]))
  it.each(['否', '未参加', '不享受', '没有', '/'])('%s is no', (cell) => expect(read(cell).values).toEqual([0]))
  it.each(['不详', '不清楚', '不明', '未知', '未核实', '未填报', '还行'])('%s says neither', (cell) =>
    expect(read(cell)).toEqual({ values: [null], issue: 'not-yes-no', written: cell }),
  )
})
