import { agesOn } from '../../../../shared/age.ts'
import type { Bulletin, Coverage } from '../../../../shared/bulletin.ts'
import { severityNames } from '../../../../shared/finding.ts'
import { to } from '../../../to.ts'
import { type Column, Table } from '../../../ui/Table.tsx'
import { count, percent, unknown } from '../../../words.ts'
import { SeverityBadge } from '../../SeverityBadge.tsx'
import { severities } from '../home/SeverityBar.tsx'
import { movementColumns, type Numbers, type Where } from './numbers.tsx'

type Place = Bulletin['places'][number]
type Parts = { bulletin: Bulletin; numbers: Numbers }

const placeName = ({ township }: Bulletin) => (township === null ? '乡镇' : '村')

function placeColumn(bulletin: Bulletin): Column<Place> {
  const { township, period } = bulletin
  return {
    name: placeName(bulletin),
    kind: 'main',
    cell: ({ place }) =>
      place === '' ? (
        `不在哪个${placeName(bulletin)}`
      ) : township === null ? (
        <a href={to.bulletin(period, { township: place })}>{place}</a>
      ) : (
        place
      ),
  }
}

const coverageColumn = (name: string, has: keyof Coverage, of: keyof Coverage): Column<Place> => ({
  name,
  kind: 'number',
  cell: (one) => (one[of] === 0 ? unknown : `${percent(one[has], one[of])}（${count(one[has])}/${count(one[of])}）`),
})

/** Who is helped, visited, and has what is asked for, by place. */
export function CoverageTable({ bulletin }: Pick<Parts, 'bulletin'>) {
  return (
    <Table
      caption={`各${placeName(bulletin)}的覆盖（户）`}
      columns={[
        placeColumn(bulletin),
        { name: '在册', kind: 'number', cell: (one) => count(one.households) },
        coverageColumn('已结对', 'paired', 'needy'),
        coverageColumn('按时走访', 'visited', 'visitKnown'),
        coverageColumn('有措施', 'measured', 'measureKnown'),
        coverageColumn('有本年计划', 'planned', 'planKnown'),
      ]}
      rows={bulletin.places.filter(({ households }) => households > 0)}
      rowKey={(one) => one.place}
    />
  )
}

export function CheckTable({ bulletin, numbers }: Parts) {
  return (
    <Table
      caption="各项规则的疑点（条）"
      columns={[
        { name: '规则', kind: 'main', cell: (one) => one.title },
        { name: '程度', kind: 'short', cell: (one) => <SeverityBadge severity={one.severity} /> },
        ...movementColumns<Bulletin['checks'][number]>(numbers, (one) => ({ check: one.id })),
      ]}
      rows={bulletin.checks}
      rowKey={(one) => one.id}
    />
  )
}

export function PlaceTable({ bulletin, numbers }: Parts) {
  const where = ({ place }: Place): Where => {
    if (place === '') return { nowhere: true }
    return bulletin.township === null ? { township: place } : { village: place }
  }
  return (
    <Table
      caption={`各${placeName(bulletin)}的疑点（条）`}
      columns={[placeColumn(bulletin), ...movementColumns<Place>(numbers, where)]}
      rows={bulletin.places}
      rowKey={(one) => one.place}
    />
  )
}

/** Units in the order of their names: counts to work with, nobody is ranked. Folded, for there are many; on paper they are in the workbook. */
export function UnitTable({ bulletin, numbers }: Parts) {
  const { units } = bulletin
  if (units.length === 0) return null
  return (
    <>
      <details class="no-print">
        <summary>按帮扶单位看（{count(units.length)} 个单位）</summary>
        <Table
          caption="各帮扶单位的疑点（条；按名称排列，一户有两个单位帮扶的两边都算）"
          columns={[
            { name: '帮扶单位', kind: 'main', cell: (one) => one.unit },
            ...movementColumns<Bulletin['units'][number]>(numbers, () => null),
          ]}
          rows={units}
          rowKey={(one) => one.unit}
        />
      </details>
      <p class="print-only">{count(units.length)} 个帮扶单位的数字见本期工作簿。</p>
    </>
  )
}

export function AgeTable({ bulletin }: Pick<Parts, 'bulletin'>) {
  const rows = agesOn(bulletin.asOf).map(({ name }, i) => ({ name, i }))
  const all = (i: number) => severities.reduce((sum, severity) => sum + bulletin.ages[severity][i]!, 0)
  return (
    <Table
      caption="期末未消除的疑点，发现了多久（条）"
      columns={[
        { name: '发现了', kind: 'main', cell: ({ name }) => name },
        ...severities.map((severity): Column<(typeof rows)[number]> => {
          return { name: severityNames[severity], kind: 'number', cell: ({ i }) => count(bulletin.ages[severity][i]!) }
        }),
        { name: '合计', kind: 'number', cell: ({ i }) => count(all(i)) },
      ]}
      rows={rows}
      rowKey={({ name }) => name}
    />
  )
}
