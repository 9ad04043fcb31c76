import { dayCell, yesNo } from '../mess.ts'
import type { Project } from '../programmes.ts'
import { fundYear } from '../projects.ts'
import { mulberry32 } from '../random.ts'
import type { County } from '../records.ts'
import { type Cell, titleMerge } from '../sheet.ts'
import { writeXlsx } from '../xlsx.ts'

const header = [
  '序号',
  '项目名称',
  '项目类型',
  '乡镇',
  '村',
  '建设内容',
  '受益层级',
  '批复文号',
  '批复日期',
  '计划投入资金',
  '是否以奖代补',
  '事前公示日期',
  '首次拨付日期',
  '累计拨付资金',
  '计划完工日期',
  '竣工验收日期',
  '事后公告日期',
  '责任单位',
]

/** Projects in 万元 by the title line, the total first. */
export function writeProjects(path: string, county: County) {
  const random = mulberry32(county.seed + 21)
  const tenThousands = (yuan: number) => Math.round(yuan / 100) / 100
  const day = (text: string) => (text === '' ? '' : dayCell(random, text))
  const total = (of: (project: Project) => number) => tenThousands(county.projects.reduce((sum, p) => sum + of(p), 0))
  function* rows(): Iterable<Cell[]> {
    yield [`${county.name}${fundYear(county.asOf)}年度财政衔接推进乡村振兴补助资金项目台账`]
    yield ['单位：万元']
    yield header
    yield ['合 计', '', '', '', '', '', '', '', '', total((p) => p.approved), '', '', '', total((p) => p.paid)]
    for (const [n, p] of county.projects.entries())
      yield [
        n + 1,
        p.name,
        p.kind,
        p.village?.township.name ?? '',
        p.village?.name ?? '',
        p.content,
        p.level,
        p.approvalNo,
        day(p.approvedOn),
        tenThousands(p.approved),
        yesNo(p.reward),
        day(p.disclosedBefore),
        day(p.firstPaidOn),
        tenThousands(p.paid),
        day(p.dueOn),
        day(p.acceptedOn),
        day(p.disclosedAfter),
        p.unit,
      ]
  }
  return writeXlsx(path, [{ name: '项目台账', rows: rows(), merges: [titleMerge(header.length)] }])
}
