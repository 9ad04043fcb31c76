import { describe, expect, it, test } from 'vitest'
import type { SheetChoice } from '../../shared/mapping.ts'
import type { RecognisedSheet, RecognisedTable } from '../../shared/recognised.ts'
import { alike, spread } from '../../web/pages/officer/import/mapping/alike.ts'
import { changesIn, choicesOf, given, pointedAt, viewOf } from '../../web/pages/officer/import/mapping/draft.ts'

const picture = [
  { row: 1, cells: ['情况表'] },
  { row: 3, cells: ['户的号', '大名'] },
  { row: 4, cells: ['1001', '张三'] },
]
const column = (at: number, header: string, field: string | null, origin?: 'chosen' | 'remembered') => {
  return { at, header, field, fieldName: field, samples: [], filled: 1, ...(origin && { origin }) }
}
const table: RecognisedTable = {
  kind: 'register',
  kindName: '户和人口花名册',
  origin: 'remembered',
  headerRows: [3, 3],
  rows: 1,
  columns: [column(0, '户的号', 'household_no', 'remembered'), column(1, '姓名', 'name'), column(2, '曾用名', null)],
  metadata: {},
  picture,
  skipped: { total: 0, note: 0, header: 0, blank: 0 },
}
const known: RecognisedSheet = { name: '名册', hidden: false, leftOut: null, tables: [table] }
const bare: RecognisedSheet = { name: '另表', hidden: true, leftOut: 'hidden', tables: [], picture }
const before: SheetChoice[] = [{ sheet: '另表', leftOut: '旧的', tables: [] }]

describe('a row pointed at', () => {
  it.each([
    ['is the header where there is none', null, 6, [6, 6]],
    ['is the header instead of one further off', [3, 3], 6, [6, 6]],
    ['joins the header it is next to', [3, 4], 5, [3, 5]],
    ['joins it from above', [3, 4], 2, [2, 4]],
    ['stands alone where four rows are a header already', [3, 6], 7, [7, 7]],
    ['stands alone again inside the header', [3, 4], 4, [4, 4]],
  ] as const)('%s', (_, now, row, then) => {
    expect(pointedAt(now === null ? null : [...now], row)).toEqual(then)
  })
})

describe('a table with its changes', () => {
  it('is as it was read: decided columns by their field, others by their header', () => {
    const view = viewOf(table, picture)
    expect(view.columns.map(({ meaning, recognised, origin }) => [meaning, recognised, origin])).toEqual([
      [{ field: 'household_no' }, undefined, 'remembered'],
      ['auto', 'name', 'recognised'],
      ['auto', null, 'recognised'],
    ])
  })

  it('shows the columns of a header pointed at from the picture, with samples of the rows below', () => {
    const { columns, isOther } = viewOf(undefined, picture, { kind: 'register', headerRows: [3, 3] })
    expect([isOther, columns.map(({ header, samples, recognised }) => [header, samples, recognised])]).toEqual([
      true,
      [
        ['户的号', ['1001'], undefined],
        ['大名', ['张三'], undefined],
      ],
    ])
  })

  it('gives a field to one column only', () => {
    const first = given({}, viewOf(table, picture), 2, { field: 'name' })
    expect(viewOf(table, picture, first).columns.map(({ recognised }) => recognised)).toEqual([undefined, null, null])
    const second = given(first, viewOf(table, picture, first), 1, { field: 'name' })
    expect(second.columns).toEqual({ 1: { field: 'name' }, 2: 'kept' })
  })

  it('forgets fields of another kind', () => {
    const { columns } = viewOf(table, picture, { kind: 'cadre' })
    expect(columns.map(({ meaning }) => meaning)).toEqual(['auto', 'auto', 'auto'])
  })
})

describe('what is sent', () => {
  const sheets = [known, bare]

  it('keeps what was chosen before of sheets not touched', () => {
    const draft = { 名册: { tables: { 0: { columns: { 2: 'kept' as const } } } } }
    expect(choicesOf(sheets, before, draft)).toEqual({
      choices: [
        {
          sheet: '名册',
          leftOut: null,
          tables: [
            {
              kind: 'register',
              headerRows: [3, 3],
              unit: null,
              columns: [
                { at: 0, header: '户的号', field: 'household_no' },
                { at: 2, header: '曾用名', field: null },
              ],
            },
          ],
        },
        before[0],
      ],
    })
  })

  it('names columns of a header that was moved by their place', () => {
    const tables = {
      0: { kind: 'register', headerRows: [3, 3] as [number, number], columns: { 1: { field: 'name' } } },
    }
    expect(choicesOf([bare], before, { 另表: { tables } })).toEqual({
      choices: [
        {
          sheet: '另表',
          leftOut: null,
          tables: [
            { kind: 'register', headerRows: [3, 3], unit: null, columns: [{ at: 1, header: null, field: 'name' }] },
          ],
        },
      ],
    })
  })

  it.each([
    [
      'a sheet left out for its reason',
      { 名册: { leftOut: ' 作废 ' } },
      [{ sheet: '名册', leftOut: '作废', tables: [] }],
    ],
    ['a sheet as it is recognised', { 名册: { leftOut: null } }, [{ sheet: '名册', leftOut: null, tables: [] }]],
  ])('is %s', (_, draft, choices) => {
    expect(choicesOf([known], [], draft)).toEqual({ choices })
  })

  it.each([
    ['why a sheet stays out', { 名册: { leftOut: ' ' } }, '请写明不导入工作表“名册”的理由'],
    ['which kind it is', { 另表: { tables: { 0: {} } } }, '请选择工作表“另表”是哪种台账'],
    ['where its header is', { 另表: { tables: { 0: { kind: 'cadre' } } } }, '请指定工作表“另表”的表头在第几行'],
  ])('waits for %s', (_, draft, missing) => {
    expect(choicesOf(sheets, [], draft)).toEqual({ missing })
  })
})

test('every change counts once', () => {
  const tables = { 0: { kind: 'cadre', headerRows: [1, 2] as [number, number], columns: { 1: 'kept' as const } } }
  expect([changesIn({}), changesIn({ a: { tables }, b: { leftOut: null }, c: { tables: { 0: {} } } })]).toEqual([0, 4])
})

test('what is said of one sheet is said of all with the same headers', () => {
  const sheet = (name: string, headers: string[]): RecognisedSheet => {
    const columns = headers.map((header, at) => column(at, header, null))
    return { ...known, name, tables: [{ ...table, origin: 'recognised', columns }] }
  }
  const sheets = [
    sheet('东村', ['户的号', '大名']),
    sheet('西村', ['户的号', '大名']),
    sheet('南村', ['大名', '户的号']),
  ]
  const draft = { columns: { 1: { field: 'name' } } }
  const names = alike(sheets, sheets[0]!, draft)
  expect(names).toEqual(['西村'])
  expect(spread({ 东村: { tables: { 0: draft } } }, names, draft)).toEqual({
    东村: { tables: { 0: draft } },
    西村: { tables: { 0: draft } },
  })
  expect(alike(sheets, sheets[0]!, {})).toEqual([])
})
