import { join } from 'node:path'
import { dayCell, idText, spaced } from '../mess.ts'
import { mulberry32, type Random } from '../random.ts'
import type { County, Listed, ListName } from '../records.ts'
import { type Cell, titleMerge, writeCsv, writeXls } from '../sheet.ts'
import { writeXlsx } from '../xlsx.ts'

type Form = { title: string; header: string[]; row(random: Random, listed: Listed, n: number): Cell[] }
const who = (random: Random, listed: Listed): [Cell, Cell] => [
  spaced(random, listed.name),
  idText(random, listed.idNumber),
]

const forms: Record<ListName, Form> = {
  农村低保: {
    title: '农村最低生活保障对象名册',
    header: ['姓名', '证件号码', '家庭住址', '保障人口', '低保类别', '月保障金额', '享受开始时间'],
    row: (random, l) => [
      ...who(random, l),
      l.address,
      Number(l.detail[0]),
      l.detail[1]!,
      Number(l.detail[2]),
      dayCell(random, l.on),
    ],
  },
  财政供养: {
    title: '财政供养人员名单',
    header: ['序号', '姓名', '性别', '身份证号', '单位', '职务'],
    row: (random, l, n) => [n, who(random, l)[0], l.sex, who(random, l)[1], l.detail[0]!, l.detail[1]!],
  },
  机动车: {
    title: '',
    header: ['号牌号码', '车辆类型', '品牌型号', '机动车所有人', '身份证明号码', '初次登记日期', '车价（元）', '住址'],
    row: (random, l) => [
      l.detail[0]!,
      l.detail[1]!,
      l.detail[2]!,
      ...who(random, l),
      random.chance(0.7) ? l.on : l.on.replaceAll('-', '/'),
      l.detail[3]!,
      l.address,
    ],
  },
  死亡: {
    title: '死亡人员（户口注销、火化）信息比对名单',
    header: ['姓名', '性别', '公民身份号码', '死亡日期', '死亡原因', '户籍地址'],
    row: (random, l) => [who(random, l)[0], l.sex, who(random, l)[1], dayCell(random, l.on), l.detail[0]!, l.address],
  },
  工商登记: {
    title: '工商登记信息比对名单',
    header: ['企业（个体户）名称', '法定代表人（经营者）', '证件号码', '成立日期', '注册资本（万元）', '身份'],
    row: (random, l) => [l.detail[0]!, ...who(random, l), dayCell(random, l.on), Number(l.detail[1]), l.detail[2]!],
  },
  商品房: {
    title: '商品房登记信息比对名单',
    header: ['产权人', '证件号码', '房屋坐落', '建筑面积（平方米）', '登记日期'],
    row: (random, l) => [...who(random, l), l.detail[0]!, Number(l.detail[1]), dayCell(random, l.on)],
  },
  服刑: {
    title: '服刑人员信息比对名单',
    header: ['姓名', '性别', '证件号码', '服刑类别', '起始日期', '户籍地址'],
    row: (random, l) => [who(random, l)[0], l.sex, who(random, l)[1], l.detail[0]!, dayCell(random, l.on), l.address],
  },
}

/** The comparison lists, each as the department that keeps it sends it: 低保 in .xls, vehicles in CSV, the others in .xlsx. */
export async function writeComparisons(folder: string, county: County) {
  const random = mulberry32(county.seed + 10)
  for (const [i, list] of (Object.keys(forms) as ListName[]).entries()) {
    const form = forms[list]
    const rows: Cell[][] = form.title ? [[county.name + form.title]] : []
    if (list === '农村低保') rows.push([`数据截止：${county.asOf.slice(0, 7)}　　单位：元`])
    rows.push(
      form.header,
      ...county.lists.filter((listed) => listed.list === list).map((listed, n) => form.row(random, listed, n + 1)),
    )
    const path = join(folder, `${11 + i}_${list}${list === '农村低保' ? '名册' : '名单'}`)
    const merges = form.title ? [titleMerge(form.header.length)] : []
    if (list === '农村低保') writeXls(`${path}.xls`, [{ name: list, rows, merges }])
    else if (list === '机动车') writeCsv(`${path}.csv`, rows, 'utf8')
    else await writeXlsx(`${path}.xlsx`, [{ name: list, rows, merges }])
  }
}
