import type { Stability, StabilityPlace, StabilityUnit } from '../../../../shared/stability.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty, useSigned } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { type Column, Table } from '../../../ui/Table.tsx'
import { areaWords, count, today, unknown } from '../../../words.ts'
import { AreaFilter } from '../AreaFilter.tsx'
import { PairingTabs } from './PairingTabs.tsx'
import { kindColumns, totalOf } from './stability/Kinds.tsx'

/** 稳定情况: how pairings have held in the stable years, by township and by unit, never by person; printed on A4. */
export default function StabilityPage() {
  const county = useCounty()
  const { membership } = useSigned()
  const { query, change } = useQuery()
  const township = query.township ?? membership.township ?? undefined
  const { data, problem, reload } = useLoad(`stability ${township}`, () => county.stability(township))
  const print = (
    <button type="button" onClick={() => window.print()}>
      打印
    </button>
  )
  return (
    <Page title="结对稳定情况" aside={data && data.places.length > 0 && print}>
      <PairingTabs now="stability" />
      <div class="stack stability">
        {membership.township === null && (
          <div class="filters">
            <AreaFilter township={township} village={undefined} townshipOnly onChange={change} />
          </div>
        )}
        {problem && <ErrorNote problem={problem} again={reload} />}
        {data === undefined && !problem && <Progress words="正在汇总结对历史…" />}
        {data?.places.length === 0 && (
          <Empty title="还没有结对记录。">
            <a href={to.imports()}>导入结对台账</a>
          </Empty>
        )}
        {data && data.places.length > 0 && (
          <>
            <p class="print-only">
              {membership.county.name} {areaWords({ township: township ?? null, village: membership.village })}　打印{' '}
              {today()}
            </p>
            <Report data={data} township={township} />
          </>
        )}
      </div>
    </Page>
  )
}

function Report({ data, township }: { data: Stability; township: string | undefined }) {
  const { asOf, from, stableYears, manyCadres, places, units, years } = data
  const changes = places.reduce((sum, one) => sum + totalOf(one.changes), 0)
  const unaccepted = places.reduce((sum, one) => sum + one.changes.other + one.changes.blank, 0)
  const paired = places.reduce((sum, one) => sum + one.paired, 0)
  const changed = units.filter((one) => totalOf(one.changes) > 0)
  return (
    <>
      <p>
        {from} 到 {asOf}（政策规定结对稳定 {stableYears} 年）：现有结对 {count(paired)} 个，期间调整 {count(changes)}{' '}
        次，其中期内没有认可原因的 {count(unaccepted)} 次。
      </p>
      <Table
        caption={township ? `${township}各村` : '各乡镇'}
        columns={placeColumns(data, township)}
        rows={places}
        rowKey={(one) => one.place}
      />
      {years.length > 0 && (
        <Table
          caption="各年的调整"
          columns={[{ name: '年度', kind: 'main', cell: (one) => `${one.year} 年` }, ...kindColumns(years)]}
          rows={years}
          rowKey={(one) => one.year}
        />
      )}
      {changed.length > 0 && (
        <Table
          caption={`有调整的单位（按名称排列；另有 ${count(units.length - changed.length)} 个单位没有调整）`}
          columns={[{ name: '单位', kind: 'main', cell: (one: StabilityUnit) => one.unit }, ...heldColumns(changed)]}
          rows={changed}
          rowKey={(one) => one.unit}
        />
      )}
      <Notes stableYears={stableYears} manyCadres={manyCadres} />
    </>
  )
}

type Held = Pick<StabilityUnit, 'paired' | 'pairedMonths' | 'changes' | 'changedMonths'>

const heldColumns = <Row extends Held>(rows: Row[]): Column<Row>[] => [
  { name: '现有结对', kind: 'number', cell: (one) => count(one.paired) },
  { name: '现有平均', kind: 'number', cell: (one) => lasted(one.pairedMonths) },
  ...kindColumns(rows),
  { name: '调整前平均', kind: 'number', cell: (one) => lasted(one.changedMonths) },
]

const placeColumns = ({ places, manyCadres }: Stability, township: string | undefined): Column<StabilityPlace>[] => [
  {
    name: township ? '村' : '乡镇',
    kind: 'main',
    cell: ({ place }) => (township ? place : <a href={to.stability({ township: place })}>{place}</a>),
  },
  ...heldColumns(places),
  { name: `${manyCadres} 名以上`, kind: 'number', cell: (one) => `${count(one.many)} 户` },
  { name: '中断', kind: 'number', cell: (one) => `${count(one.gaps)} 户` },
]

/** Months as years and months: 30 → 2 年 6 个月. */
function lasted(months: number | null): string {
  if (months === null) return unknown
  const years = Math.floor(months / 12)
  const rest = months % 12
  if (years === 0) return `${rest} 个月`
  return rest === 0 ? `${years} 年` : `${years} 年 ${rest} 个月`
}

function Notes({ stableYears, manyCadres }: { stableYears: number; manyCadres: number }) {
  return (
    <ul class="will">
      <li>
        调整：一名帮扶责任人结束、另一名接上。期满后：结对满 {stableYears} 年以后换的；其余三列是未满 {stableYears}{' '}
        年换的。
      </li>
      <li>原因认可：写明了政策参数认可的原因（调动、退休、病故等）。单位按换下的帮扶责任人所在单位统计。</li>
      <li>
        {manyCadres} 名以上：{stableYears} 年里有过 {manyCadres}{' '}
        名以上帮扶责任人的户。中断：有过一天以上没有帮扶责任人的户，包括现在没有的。
      </li>
    </ul>
  )
}
