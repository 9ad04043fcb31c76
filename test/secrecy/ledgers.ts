import * as XLSX from 'xlsx'
import type { Numbers } from './numbers.ts'

export type Cells = (string | number)[][]

export function workbook(sheets: Record<string, Cells>): Uint8Array<ArrayBuffer> {
  const book = XLSX.utils.book_new()
  for (const [name, cells] of Object.entries(sheets))
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(cells), name)
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }))
}

const household = (n: number) => `529901777${String(1_000_000 + n)}`
const place = ['城关镇', '清水村']
/** A list of people nobody knows the columns of. */
export const unknown = (numbers: Numbers): Cells =>
  [1, 2, 3].map((n) => [`某某${n}`, numbers.phone(), `证件 ${numbers.id()}`])

/** A register with problems, numbers in names, words, headers and where none belong; a list nobody knows; a household's card. */
export function octobers(numbers: Numbers): Record<string, Cells> {
  const phone = () => numbers.phone()
  const id = () => numbers.id()
  const wrong = (number: string) => number.slice(0, 17) + (number.endsWith('1') ? '2' : '1')
  const bad = [1, 2].map(() => {
    numbers.made.push(wrong(id()))
    return numbers.made.at(-1)!
  })
  const header = [
    '乡镇',
    '行政村',
    '户编号',
    '姓名',
    '与户主关系',
    '身份证号',
    '联系电话',
    '出生日期',
    `登记${phone()}`,
    '家庭人口',
  ]
  const row = (n: number, ...cells: (string | number)[]) => [...place, household(n), ...cells]
  return {
    名册: [
      header,
      row(1, '甲', '户主', id(), phone(), '1975-10-11', `一组，${phone()}`, 1),
      row(2, `乙${phone()}`, '户主', bad[0]!, phone(), `生于 ${phone()}`, '', 1),
      row(3, '丙', `八舅 ${phone()}`, bad[1]!, `${phone()}转 2`, '1975-13-45', id(), `几口 ${phone()}`),
      row(4, `丁${phone()}`, '户主', id(), phone(), '1975-10-11', '', 1),
      [...place, '', `戊${phone()}`, '户主', id(), phone(), '1975-10-11', '', 1],
      ['合计', `电话 ${phone()}`, '', '', '', '', '', '', '', phone()],
      [`电话${phone()}共计`, '', '', '', '', '', '', '', '', 9],
    ],
    [`电话${phone()}`]: unknown(numbers),
    到户补贴: [
      ['村名', '户主', '身份证号', '家庭人口数', '农机', `果蔬${phone()}`, '整改', '合计收益数'],
      [place[1]!, `癸${phone()}`, id(), 3, 120, 80.5, '', 500.5],
      [place[1]!, '子', id(), 2, 100, 1, `见 ${phone()}`, phone()],
    ],
    一户一档: [
      ['清禾县户情档案（一户一档）', `填表 ${phone()}`],
      [
        `乡镇：城关镇；村（社区）：清水村；湾组：3组；户编号：${household(9)}；建档/更新日期：2026.3.1；电话：${phone()}`,
      ],
      [
        '',
        '户主和与户主关系',
        '姓名',
        '性别',
        '文化程度',
        '政治面貌',
        '户籍性质',
        '健康状况',
        '身份证号码',
        '从业及地址',
        '联系电话',
        '备注',
      ],
      [
        '',
        '户主',
        `己${phone()}`,
        '男',
        '初中',
        '群众',
        '农业',
        '健康',
        id(),
        `务农 ${phone()}`,
        phone(),
        `见 ${phone()}`,
      ],
      ['', '妻子', '庚', '女', '小学', '群众', '农业', '残疾', id(), '务农', '', ''],
      [],
      ['家庭信息', '家庭类型', '门牌', '', '农户星级', '', '家庭住房情况'],
      ['', '普通户', `12号 ${phone()}`, '', '三星', '', '砖混'],
      ['', `联系人${phone()}：`, `转 ${phone()}`],
      [`说明：本档案问 ${phone()}。`],
    ],
  }
}

/** The next month's: the first household changed, the others not there, somebody's number in another household. */
export function novembers(october: Record<string, Cells>, numbers: Numbers): Record<string, Cells> {
  const [header, first, , , fourth] = october.名册!
  const changed = first!.with(6, numbers.phone())
  const twice = [...place, household(11), '辛', '户主', fourth![5]!, numbers.phone(), '1975-10-11', '', 1]
  return { 名册: [header!, changed, twice, twice.with(2, household(12)).with(3, '壬')] }
}
