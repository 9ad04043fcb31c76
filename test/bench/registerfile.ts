import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { constants, crc32, createDeflateRaw } from 'node:zlib'
import { type Part, zipOf } from '../import/read/zipfile.ts'

const headers =
  '序号|数据日期|县(市、区、旗)|乡(镇)|行政村|自然村|户编号|人编号|姓名|证件类型|证件号码|人数|与户主关系|性别|出生日期|民族|政治面貌|文化程度|在校生状况|健康状况|劳动技能|务工所在地|务工时间（月）|公益性岗位|是否参加城乡居民基本医疗保险|是否参加大病保险|是否参加城乡居民基本养老保险|享受低保政策情况|享受特困供养政策情况|致贫原因1|危房户|是否解决安全饮用水|耕地面积（亩）|林地面积（亩）|住房面积|与村主干路距离|人均纯收入（元）|转移性收入|户联系电话|首次识别时间|户类型|监测对象类别|风险是否已消除|帮扶责任人|帮扶责任人手机号'.split(
    '|',
  )

/** A national register export (全国防返贫监测信息系统导出): two title rows, 45 columns, one row a person. Made once, kept beside other temporary files. */
export async function registerFile(persons: number, path = join(tmpdir(), `jiedui-register-${persons}.xlsx`)) {
  if (existsSync(path)) return path
  const strings = new Map<string, number>()
  const sheet = await deflated('xl/worksheets/sheet1.xml', sheetXml(persons, strings))
  const shared = await deflated('xl/sharedStrings.xml', stringsXml(strings))
  const small = await Promise.all(smallParts.map(([name, xml]) => deflated(name, [xml])))
  writeFileSync(`${path}.part`, zipOf([...small, sheet, shared]))
  renameSync(`${path}.part`, path)
  return path
}

async function deflated(name: string, texts: Iterable<string>): Promise<Part> {
  const stream = createDeflateRaw({ level: constants.Z_DEFAULT_COMPRESSION })
  const stored: Buffer[] = []
  stream.on('data', (bytes: Buffer) => stored.push(bytes))
  let inflated = 0
  let crc = 0
  for (const text of texts) {
    const bytes = Buffer.from(text)
    inflated += bytes.length
    crc = crc32(bytes, crc)
    if (!stream.write(bytes)) await new Promise((resolve) => stream.once('drain', resolve))
  }
  await new Promise((resolve) => {
    stream.once('end', resolve)
    stream.end()
  })
  return { name, method: 8, stored: Buffer.concat(stored), inflated, crc }
}

/** The rows of the register, the first at sheet row 1. */
export function* registerRows(persons: number): Generator<(string | number | null)[]> {
  yield ['脱贫户及监测对象人员信息']
  yield ['导出时间：2026-10-31']
  yield headers
  for (let person = 0; person < persons; person++) yield personCells(person)
}

function* sheetXml(persons: number, strings: Map<string, number>): Generator<string> {
  yield `${declaration}<worksheet xmlns="${main}"><dimension ref="A1"/><sheetData>`
  let text = ''
  let row = 0
  for (const cells of registerRows(persons)) {
    text += rowXml(++row, cells, strings)
    if (row % 200 > 0) continue
    yield text
    text = ''
  }
  yield `${text}</sheetData><mergeCells count="1"><mergeCell ref="A1:AS1"/></mergeCells></worksheet>`
}

function* stringsXml(strings: Map<string, number>): Generator<string> {
  yield `${declaration}<sst xmlns="${main}" uniqueCount="${strings.size}">`
  for (const text of strings.keys()) yield `<si><t>${text}</t></si>`
  yield '</sst>'
}

function rowXml(row: number, cells: (string | number | null)[], strings: Map<string, number>): string {
  let xml = `<row r="${row}" spans="1:45">`
  for (let column = 0; column < cells.length; column++) {
    const value = cells[column]
    if (value === null || value === undefined) continue
    const ref = `${columnNames[column]}${row}`
    if (typeof value === 'number') xml += `<c r="${ref}" s="1"><v>${value}</v></c>`
    else xml += `<c r="${ref}" s="2" t="s"><v>${indexOf(value, strings)}</v></c>`
  }
  return `${xml}</row>`
}

/** A string's place among all that are different. */
export function indexOf(text: string, strings: Map<string, number>): number {
  const known = strings.get(text)
  if (known !== undefined) return known
  strings.set(text, strings.size)
  return strings.size - 1
}

/** Made of the person's number alone: the same file every time. ID numbers are in no region that exists. */
function personCells(person: number): (string | number | null)[] {
  const household = Math.floor(person / 3)
  const chance = (salt: number, most: number) => (Math.imul(person * 31 + salt, 2654435761) >>> 8) % most
  const one = (salt: number, words: string) => words.split(' ')[chance(salt, words.split(' ').length)]!
  const birth = `${1940 + chance(1, 80)}${two(1 + chance(2, 12))}${two(1 + chance(3, 28))}`
  const name =
    family[chance(4, family.length)]! +
    given[chance(5, given.length)]! +
    (chance(6, 3) ? given[chance(7, given.length)]! : '')
  const yes = (salt: number) => (chance(salt, 9) ? '是' : '否')
  return [
    person + 1, '2026-10-31', '清禾县', `${one(8, '城关 柳溪 青山 石桥 龙塘 云岭')}镇`, `${given[household % 30]}${given[household % 7]}村`,
    `${given[household % 13]}组`, String(5299010000000000 + household), String(52990100000000000 + person), name, '居民身份证',
    `529901${birth}${String(person % 10000).padStart(4, '0')}`, 1 + (household % 6), person % 3 ? one(9, '配偶 之子 之女 之母') : '户主', one(10, '男 女'),
    birth, one(11, '汉族 彝族 苗族'), one(12, '群众 中共党员 共青团员'), one(13, '小学 初中 高中 大专 文盲或半文盲'), chance(14, 4) ? null : '九年级',
    one(15, '健康 长期慢性病 残疾 患有大病'), one(16, '普通劳动力 技能劳动力 弱劳动力或半劳动力 无劳动力'), chance(17, 2) ? '省外务工' : null, chance(18, 12),
    chance(19, 20) ? null : '保洁员', yes(20), yes(21), yes(22), one(23, '未享受 农村低保'), '不享受', one(24, '因病 因残 因学 缺技术 缺劳力 缺资金'),
    '否', yes(25), chance(26, 90) / 10, chance(27, 200) / 10, 60 + chance(28, 140), chance(29, 50) / 10, 3000 + chance(30, 2000000) / 100,
    chance(31, 800000) / 100, `190${String(household * 37).padStart(8, '0').slice(-8)}`, `${2014 + (household % 10)}12`, '脱贫户',
    chance(32, 10) ? null : '脱贫不稳定户', chance(33, 10) ? null : '否', family[household % 80]! + given[household % 41]!, `190${String(household % 3000).padStart(8, '0')}`,
  ] // biome-ignore format: a row of the sheet
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

const family = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段',
]
const given = [
  ...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华文辉玲红建国春梅海燕志云飞雪龙凤林成永福贵荣发财宝玉珍珠',
]
const columnNames = headers.map((_, column) => (column < 26 ? '' : 'A') + String.fromCharCode(65 + (column % 26)))
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const sheetTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const smallParts: [string, string][] = [
  [
    '[Content_Types].xml',
    `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetTypes}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetTypes}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${sheetTypes}.sharedStrings+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="脱贫户及监测对象人员信息" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  ],
]
