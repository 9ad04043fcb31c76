import { record, sharedCell, words, xls } from '../read/biff8file.ts'

const headers = ['序号', '户主', '户编号', '证件号码', '帮扶责任人', '人口数', '折算', '备注']
const strings = [...headers, '某县结对帮扶表', '合计', '填表人：'].map((text) => ({ text }))

/** A reference that moves with its row, as a token has it: row, then column with its flags. */
const ref = (row: number, column: number) => [row, column | 0xc000]
const fixedLength = (tokens: Buffer) => Buffer.concat([words(tokens.length), tokens])
const formula = (row: number, column: number, tokens: Buffer) =>
  record(0x06, words(row, column, 15), Buffer.alloc(8), words(0), Buffer.alloc(4), fixedLength(tokens))
const area = (top: number, bottom: number, column: number) =>
  Buffer.concat([Buffer.from([0x25]), words(top, bottom, column | 0xc000, column | 0xc000)])
const sum = (top: number, bottom: number, column: number) =>
  Buffer.concat([area(top, bottom, column), Buffer.from([0x19, 0x10, 0, 0])])
/** `F3*2`, of its own row. */
const twice = (row: number) =>
  Buffer.concat([Buffer.from([0x44]), words(...ref(row, 5)), Buffer.from([0x1e]), words(2), Buffer.from([0x05])])
const blanks = (row: number) => record(0xbe, words(row, 1, 15, 15, 15, 15, 15, 5))
const number = (row: number, column: number, value: number) => {
  const rk = (value << 2) | 2
  return record(0x027e, words(row, column, 15, rk & 0xffff, rk >>> 16))
}
/** A list to choose from on H3:H4; its four texts are empty. */
const rule = record(
  0x01be,
  words(0x03, 0),
  ...[1, 2, 3, 4].map(() => Buffer.from([1, 0, 0, 0])),
  words(0, 0, 0, 0),
  words(1, 2, 3, 7, 7),
)
/** _xlnm.Print_Area of the first sheet: 表1!$A$1:$H$6. */
const printArea = record(
  0x18,
  words(0x20),
  Buffer.from([0, 1]),
  words(11, 0, 1),
  Buffer.from([0, 0, 0, 0, 0, 6, 0x3b]),
  words(0, 0, 5, 0, 7),
)
const externals = [record(0x01ae, words(2, 0x0401)), record(0x17, words(1, 0, 0, 0))]

/** A form of rows of its own: two rows numbered already, a formula in each, a sum, a rule, a print area. */
export const biff8Form = (): Uint8Array<ArrayBuffer> =>
  xls({
    strings,
    globals: [...externals, printArea],
    sheets: [
      {
        records: [
          record(0x0200, words(0, 0, 6, 0, 0, 8, 0)),
          sharedCell(0, 0, 8),
          ...headers.map((_, at) => sharedCell(1, at, at)),
          number(2, 0, 1),
          blanks(2),
          formula(2, 6, twice(2)),
          number(3, 0, 2),
          blanks(3),
          formula(3, 6, twice(3)),
          sharedCell(4, 0, 9),
          formula(4, 5, sum(2, 3, 5)),
          sharedCell(5, 0, 10),
          record(0xe5, words(2, 0, 0, 0, 7, 4, 4, 0, 4)),
          rule,
        ],
      },
    ],
  })
