import { agesOn } from '../../shared/age.ts'
import type { Bulletin, Coverage, Movement } from '../../shared/bulletin.ts'
import { dayOf } from '../../shared/day.ts'
import { severityNames } from '../../shared/finding.ts'
import type { HandoutSheet } from '../../shared/handout.ts'

type Column = HandoutSheet['columns'][number]
type Rows = HandoutSheet['rows']

const text = (name: string, width = 16): Column => ({ name, width })
const number = (name: string): Column => ({ name, width: 9 })
const share = (name: string): Column => ({ name, width: 9, kind: 'percent' })

const movementColumns = ['期初', '新增', '办结', '期末', '逾期', '到期', '按时办结'].map(number)
const movementCells = ({ start, come, over, end, overdue, due, inTime }: Movement) => [
  ...[start, come, over, end, overdue, due, inTime],
  part(inTime, due),
]
const coverageColumns = [
  number('在册户'),
  ...['应结对', '已结对', '应走访', '按时走访', '应有措施', '有措施', '应有计划', '有计划'].map(number),
]
const coverageCells = (one: Coverage) => [
  ...[one.households, one.needy, one.paired, one.visitKnown, one.visited],
  ...[one.measureKnown, one.measured, one.planKnown, one.planned],
]

function part(n: number, of: number): number | null {
  return of === 0 ? null : n / of
}

/** The bulletin as sheets of a workbook: the whole, by check, by place, by unit. */
export function sheetsOf(county: string, bulletin: Bulletin): HandoutSheet[] {
  const { name, from, asOf, township, places, checks, units } = bulletin
  const title = `${county}${township ?? ''}${name}`
  const issued = bulletin.issuedAt !== null ? `${dayOf(new Date(bulletin.issuedAt))} 印发` : '尚未印发，数字随数据变动'
  const note = `${from} 至 ${asOf}；${issued}。疑点是线索，不是结论；只按地方和单位统计，不对个人排名。`
  const nowhere = township === null ? '不在哪个乡镇' : '不在哪个村'
  const sheet = (name: string, columns: Column[], rows: Rows): HandoutSheet => ({
    ...{ name, title: `${title}　${name}`, note, columns, rows },
  })
  const moved = [...movementColumns, share('按时办结率')]
  return [
    sheet('概况', [text('项目', 22), number('本期'), number('上期')], summary(bulletin)),
    sheet(
      '按规则',
      [text('核查规则', 26), text('程度', 10), ...moved],
      checks.map((one) => [one.title, severityNames[one.severity], ...movementCells(one)]),
    ),
    sheet(
      township === null ? '按乡镇' : '按村',
      [text(township === null ? '乡镇' : '村'), ...coverageColumns, ...moved],
      places.map((one) => [one.place || nowhere, ...coverageCells(one), ...movementCells(one)]),
    ),
    sheet(
      '按帮扶单位',
      [text('单位', 26), ...moved],
      units.map((one) => [one.unit, ...movementCells(one)]),
    ),
    sheet('期末时长', [text('发现至期末'), ...Object.values(severityNames).map(number)], ageRows(bulletin)),
    ...(bulletin.remark
      ? [
          sheet(
            '说明',
            [text('县里的说明', 90)],
            bulletin.remark.split('\n').map((line) => [line]),
          ),
        ]
      : []),
  ]
}

function summary({ total, before }: Bulletin): Rows {
  const names = [...coverageColumns, ...movementColumns].map((column) => column.name)
  const cells = (one: Movement & Coverage) => [...coverageCells(one), ...movementCells(one)]
  const [now, then] = [cells(total), before && cells(before)]
  return names.map((name, i) => [i > 8 ? `疑点${name}` : `${name}户`.replace('户户', '户'), now[i]!, then?.[i] ?? null])
}

function ageRows({ asOf, ages }: Bulletin): Rows {
  return agesOn(asOf).map(({ name }, i) => [name, ages.blocker[i]!, ages.serious[i]!, ages.notice[i]!])
}
