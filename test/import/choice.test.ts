import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { RememberedChoice, SheetChoice, TableChoice } from '../../shared/mapping.ts'
import { signatureOf } from '../../workers/import/recognise/signature.ts'
import { only, take } from './sheet.ts'

const odd = `
清禾县某镇情况表

制表：镇振兴办

（截至十月）
户的号 | 户主大名 | 人的姓名 | 是户主的谁 | 证号 | 一年收入
5299010000000001 | 董正波 | 董正波 | 户主 | 529901196607118877 | 1.2
5299010000000001 | 董正波 | 贾光香 | 妻子 | 529901198707210960 | 1.2`

const fields: [number, string, string | null][] = [
  [0, '户的号', 'household_no'],
  [1, '户主大名', 'head_name'],
  [2, '人的姓名', 'name'],
  [3, '是户主的谁', 'relation'],
  [4, '证号', 'id_number'],
]
const columns = fields.map(([at, header, field]) => ({ at, header, field }))
const table: TableChoice = { kind: 'register', headerRows: [6, 6], columns, unit: null }

const chosen = (one: Partial<SheetChoice> = {}) => ({
  choices: [{ sheet: 'Sheet1', leftOut: null, tables: [table], ...one }],
  memory: new Map<string, RememberedChoice>(),
})
const read = (text: string, one: Partial<SheetChoice> = {}) => take(text, null, '台账.xlsx', chosen(one))

const remembered = (choice: Partial<RememberedChoice> = {}) => ({
  choices: [],
  memory: new Map([
    [
      signatureOf(['户的号', '户主大名', '人的姓名', '是户主的谁', '证号', '一年收入']),
      {
        kind: 'register',
        rows: 1,
        columns: fields.map(([, header, field]) => ({ header, field })),
        unit: null,
        ...choice,
      },
    ],
  ]),
})

describe('what a person has chosen for a sheet', () => {
  it('is not understood without, and comes with a picture of its first rows', async () => {
    const { reading } = await take(odd)
    expect(reading.refused?.code).toBe('nothing-recognised')
    expect(reading.sheets[0]).toMatchObject({ leftOut: 'unknown', tables: [] })
    expect(reading.sheets[0]?.picture?.[4]).toEqual({
      row: 7,
      cells: ['<5299010000000001>', '董正波', '董正波', '户主', '<529901196607118877>', '1.2'],
    })
  })

  it('is no household’s card for a 户主 somewhere in it', async () => {
    const rows = Array.from(
      { length: 8 },
      (_, i) => `529901000000000${i >> 1} | 董${i} | ${i % 2 ? '配偶' : '户主'} | ${i}`,
    )
    const { reading } = await take(`一览\n户的号 | 人的大名 | 是户主的谁 | 养了几头牛\n${rows.join('\n')}`)
    expect([reading.sheets[0]?.leftOut, reading.sheets[0]?.tables]).toEqual(['unknown', []])
  })

  it('is read by the header and the columns pointed at; columns not named are recognised or kept', async () => {
    const { reading, records } = await read(odd)
    expect(reading.sheets[0]?.tables[0]).toMatchObject({
      kind: 'register',
      headerRows: [6, 6],
      origin: 'chosen',
      rows: 2,
    })
    expect(reading.sheets[0]?.tables[0]?.columns.map(({ field, origin }) => [field, origin])).toEqual([
      ...fields.map(([, , field]) => [field, 'chosen']),
      [null, undefined],
    ])
    expect(only(records.person, 'key', 'relation', 'id18', 'extra')).toEqual([
      ['5299010000000001/董正波', '户主', '<529901196607118877>', '{"一年收入":"1.2"}'],
      ['5299010000000001/贾光香', '配偶', '<529901198707210960>', '{"一年收入":"1.2"}'],
    ])
  })

  it('stays out with the person’s reason', async () => {
    const { reading, records } = await read(odd, { leftOut: '上月已导入' })
    expect([reading.sheets[0]?.leftOut, reading.refused?.code, records]).toEqual(['上月已导入', 'nothing-taken', {}])
  })

  it('takes a hidden sheet in', async () => {
    const hidden = `== 名册 (hidden)\n户编号 | 姓名 | 与户主关系\n5299010000000001 | 董正波 | 户主`
    const { records } = await take(hidden, null, '台账.xlsx', {
      choices: [{ sheet: '名册', leftOut: null, tables: [] }],
      memory: new Map(),
    })
    expect(only(records.person, 'name')).toEqual([['董正波']])
  })

  it('says what unit money is in where neither header nor cell does', async () => {
    const loans = `
户编号 | 家庭人口 | 年度 | 工资性收入 | 家庭纯收入（元） | 人均纯收入
5299010000000001 | 2 | 2025 | 1.2 | 24000 | 12000`
    const unit = { kind: 'income', headerRows: [1, 1] as [number, number], columns: [], unit: '万元' as const }
    const { reading, records } = await read(loans, { tables: [unit] })
    expect(only(records.income, 'wages_fen', 'net_fen', 'per_head_fen')).toEqual([[1_200_000, 2_400_000, 1_200_000]])
    expect(reading.sheets[0]?.tables[0]).toMatchObject({ origin: 'chosen', metadata: { unit: '万元' } })
  })

  it('takes a field away from the column that had it', async () => {
    const two = `
户编号 | 姓名 | 曾用名 | 与户主关系
5299010000000001 | 旧名 | 新名 | 户主`
    const columns = [{ at: 2, header: '曾用名', field: 'name' }]
    const { records } = await read(two, { tables: [{ ...table, headerRows: [1, 1], columns }] })
    expect(only(records.person, 'name', 'extra')).toEqual([['新名', '{"姓名":"旧名"}']])
  })

  it('that says what would be found anyway is nobody’s choice', async () => {
    const plain = `
户编号 | 姓名 | 与户主关系
5299010000000001 | 董正波 | 户主`
    const columns = [{ at: 1, header: '姓名', field: 'name' }]
    const { reading } = await read(plain, { tables: [{ ...table, headerRows: [1, 1], columns }] })
    expect(reading.sheets[0]?.tables[0]).toMatchObject({ origin: 'recognised' })
  })

  it('stays with its own of two tables side by side', async () => {
    const two = `
户编号 | 姓名 | 小名 | 与户主关系 |  | 户编号 | 姓名 | 小名 | 与户主关系
5299010000000001 | 旧名 | 新名 | 户主 |  | 5299010000000002 | 甲 | 乙 | 户主`
    const { reading } = await take(two)
    const tables = reading.sheets[0]!.tables.map(({ headerRows, span }, i): TableChoice => {
      const columns = i === 0 ? [{ at: 2, header: '小名', field: 'name' }] : []
      return { ...table, headerRows, columns, ...(span && { span }) }
    })
    expect(tables.map(({ span }) => span)).toEqual([
      [0, 4],
      [5, 16_383],
    ])
    const { records } = await read(two, { tables })
    expect(only(records.person, 'key')).toEqual([['5299010000000001/新名'], ['5299010000000002/甲']])
  })

  it('moves one of two tables one below the other and leaves the other', async () => {
    const two = `
户编号 | 姓名 | 与户主关系
5299010000000001 | 甲 | 户主

户的号 | 大名 | 与户主关系
5299010000000002 | 乙 | 户主`
    const columns = fields.slice(0, 1).map(([at, header, field]) => ({ at, header, field }))
    const lower = [...columns, { at: 1, header: '大名', field: 'name' }]
    const { records } = await read(two, {
      tables: [
        { ...table, headerRows: [1, 1], columns: [] },
        { ...table, headerRows: [4, 4], columns: lower },
      ],
    })
    expect(only(records.person, 'key')).toEqual([['5299010000000001/甲'], ['5299010000000002/乙']])
  })

  it('does not take the other tables of the sheet with it where it does not fit', async () => {
    const { issues, records } = await read(
      `
户编号 | 姓名 | 与户主关系
5299010000000001 | 甲 | 户主`,
      { tables: [{ ...table, headerRows: [9, 9] }] },
    )
    expect([only(records.person, 'name'), issues.map(({ value }) => value)]).toEqual([[['甲']], ['第 9 行没有表头']])
  })

  it('says so where the sheet is no more', async () => {
    const { issues } = await read(odd, { sheet: '旧表' })
    expect(issues).toMatchObject([{ sheet: '旧表', code: 'choice-unfit', value: '这个工作簿里没有这张工作表' }])
  })

  it('follows its columns to another place in a corrected workbook', async () => {
    const moved = odd.replaceAll(/^(.*户的号|5299\d+)/gm, '1 | $1')
    const { records } = await read(moved)
    expect(only(records.person, 'name')).toEqual([['董正波'], ['贾光香']])
  })

  it.each([
    ['its header rows hold nothing', { ...table, headerRows: [90, 91] as [number, number] }, '第 90–91 行没有表头'],
    [
      'a column is gone',
      { ...table, columns: [{ at: 1, header: '户主小名', field: null }] },
      '第 6 行没有“户主小名”这一列',
    ],
    ['there is no such kind', { ...table, kind: 'taxes' }, '没有“taxes”这种台账'],
    [
      'the kind has no such field',
      { ...table, columns: [{ at: 1, header: null, field: 'tax' }] },
      '“户和人口花名册”没有“tax”这一项',
    ],
    [
      'a field is chosen twice',
      { ...table, columns: [1, 2].map((at) => ({ at, header: null, field: 'name' })) },
      '两列都指定成了“姓名”',
    ],
  ])('is not applied and says so where %s', async (_, one, value) => {
    const { issues, reading } = await read(odd, { tables: [one] })
    expect(issues).toMatchObject([{ sheet: 'Sheet1', row: null, code: 'choice-unfit', value }])
    expect(reading.sheets[0]?.leftOut).toBe('unknown')
  })
})

describe('what the county remembers', () => {
  it('is found again with the columns in another order, below other titles', async () => {
    const next = `
十一月的表
证号 | 一年 收入 | 户的号 | 户主大名 | 人的姓名 | 是户主的谁
529901196607118877 | 1.3 | 5299010000000001 | 董正波 | 董正波 | 户主`
    const { reading, records } = await take(next, null, '台账.xlsx', remembered())
    expect(reading.sheets[0]?.tables[0]).toMatchObject({ kind: 'register', headerRows: [2, 2], origin: 'remembered' })
    expect(only(records.person, 'key', 'id18')).toEqual([['5299010000000001/董正波', '<529901196607118877>']])
  })

  it('does not speak where a header is another', async () => {
    const other = odd.replace('证号', '证件号')
    expect((await take(other, null, '台账.xlsx', remembered())).reading.sheets[0]?.leftOut).toBe('unknown')
  })

  it('is passed over where the kind is no more, and field by field where a field is no more', async () => {
    const gone = await take(odd, null, '台账.xlsx', remembered({ kind: 'taxes' }))
    expect(gone.reading.sheets[0]?.leftOut).toBe('unknown')
    const columns = [...remembered().memory.values()][0]!.columns
    const { records } = await take(
      odd,
      null,
      '台账.xlsx',
      remembered({ columns: [...columns, { header: '一年收入', field: 'tax' }] }),
    )
    expect(only(records.person, 'name')).toHaveLength(2)
  })

  it('gives way to what is chosen for this import', async () => {
    const { reading } = await take(odd, null, '台账.xlsx', { ...remembered(), ...{ choices: chosen().choices } })
    expect(reading.sheets[0]?.tables[0]?.origin).toBe('chosen')
  })
})

describe('a header’s signature', () => {
  const word = fc.stringMatching(/^[\u4e00-\u9fa5]{1,6}$/)

  test('is the same in any order, spacing and width', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 12 }), fc.nat(), (words, turn) => {
        const at = turn % words.length
        const other = [...words.slice(at), ...words.slice(0, at)].map((one) => ` ${[...one].join('　')}：`)
        expect(signatureOf(other)).toBe(signatureOf(words))
      }),
      { numRuns: 200 },
    )
  })

  test('is another where a word is another, is there once more, or is cut elsewhere', () => {
    const words = ['户编号', '姓名', '收入']
    const others = [
      ['户编号', '姓名', '支出'],
      [...words, '姓名'],
      ['户编号姓名', '收入'],
      ['户编号', '姓名'],
    ]
    expect(new Set([words, ...others].map(signatureOf)).size).toBe(others.length + 1)
  })

  test('is told neither by a person’s number in a header nor by the column of problems', () => {
    const open = signatureOf(['户编号', '联系人19000000001'])
    for (const header of ['联系人19000000002', '联系人enc:AAAA_-9;', '联系人190****0001'])
      expect(signatureOf(['户编号', header, '结对问题'])).toBe(open)
  })
})
