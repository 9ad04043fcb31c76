import type { HouseholdCard, PairingSpan } from '../../../shared/household.ts'
import { useLoad } from '../../load.ts'
import { useCounty, useMay, useSigned } from '../../session.tsx'
import { to } from '../../to.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Page } from '../../ui/Page.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { today, unknown, written, yesNo, yuan } from '../../words.ts'
import { SeverityBadge } from '../SeverityBadge.tsx'
import { Kin } from './cadre/Kin.tsx'
import { Disagreements } from './household/Disagreements.tsx'
import { EndReason } from './household/EndReason.tsx'
import { Incomes, Measures, People, Visits } from './household/Ledgers.tsx'
import { PairingHistory } from './household/PairingHistory.tsx'
import { SixThings } from './household/SixThings.tsx'
import { Status } from './household/Status.tsx'
import { slipOf } from './household/slip.ts'
import { TakeBack } from './pairing/TakeBack.tsx'
import { Unmask } from './Unmask.tsx'

/** 户卡: everything of one household on one page, printed on A4. */
export default function HouseholdPage({ params }: { params: { no: string } }) {
  const county = useCounty()
  const { membership } = useSigned()
  const cadre = membership.role === 'cadre'
  const { data, problem, reload } = useLoad(`household ${params.no}`, () => county.household(params.no))
  const crumbs = [cadre ? { href: to.home(), name: '我的帮扶户' } : { href: to.households(), name: '户' }]
  if (data === undefined) {
    return (
      <Page title="户卡" crumbs={crumbs}>
        {problem ? <ErrorNote problem={problem} again={reload} /> : <Progress words="正在取户卡…" />}
      </Page>
    )
  }
  return (
    <Page title={`${data.headName || '未登记户主'} · 户卡`} crumbs={crumbs} aside={<Actions card={data} />}>
      <article class="household stack">
        <p class="print-only">
          {membership.county.name} {data.township} {data.village}　户编号 {data.no}　打印于 {today()}
        </p>
        <OpenFindings card={data} />
        <section class="card">
          <h2>基本情况</h2>
          <Basics card={data} />
        </section>
        <Unmask of={{ kind: 'household', key: data.no, name: data.headName || data.no }} />
        <People card={data} />
        <Disagreements no={data.no} />
        <Paired card={data} reload={reload} />
        <Kin of={{ household: data.no }} name={data.headName || data.no} />
        <SixThings no={data.no} name={data.headName || data.no} />
        <Incomes card={data} />
        <Measures card={data} />
        <Visits card={data} />
        <Kept card={data} />
      </article>
    </Page>
  )
}

/** Who has it and had it; what was done today by mistake is taken back here, and why one ended is written afterwards. */
function Paired({ card, reload }: { card: HouseholdCard; reload: () => void }) {
  const offered = useMay('pairing.end')
  const slip = offered ? slipOf(card.pairings, today()) : null
  const action = (span: PairingSpan) => {
    if (slip?.writtenAt && slip.id === span.id) {
      return <TakeBack slip={{ householdNo: card.no, at: slip.writtenAt }} done={reload} />
    }
    return offered && !span.current && <EndReason span={span} done={reload} />
  }
  return <PairingHistory pairings={card.pairings} action={action} />
}

function Actions({ card }: { card: HouseholdCard }) {
  const pair = useMay('pairing.assign')
  return (
    <>
      {pair && (
        <a class="button" href={to.pairing({ household: card.no, township: card.township, village: card.village })}>
          {card.cadres === '' ? '安排帮扶责任人' : '调整结对'}
        </a>
      )}
      <button type="button" onClick={() => print()}>
        打印户卡
      </button>
    </>
  )
}

function OpenFindings({ card }: { card: HouseholdCard }) {
  const linked = useMay('finding.read')
  if (card.openFindings.length === 0) return null
  return (
    <section class="card no-print">
      <h2>未消除的疑点 {card.openFindings.length} 条</h2>
      <ul class="lines">
        {card.openFindings.map((one) => (
          <li key={one.id}>
            {linked ? (
              <a href={to.finding(one.id)}>
                {one.title}：{one.sentence}
              </a>
            ) : (
              <span>
                {one.title}：{one.sentence}
              </span>
            )}
            <SeverityBadge severity={one.severity} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Basics({ card }: { card: HouseholdCard }) {
  const place = [card.township, card.village, card.villageGroup].filter(Boolean).join(' ')
  const causes = [card.cause, ...card.otherCauses].filter(Boolean).join('、')
  return (
    <Facts
      facts={[
        ['户编号', <span class="number">{card.no}</span>],
        ['乡镇 / 村 / 组', place || unknown],
        ['人数', written(card.population)],
        ['联系电话', written(card.phoneMasked)],
        ['户类型', written(card.kind)],
        ['贫困户属性', written(card.attribute)],
        ['状态', <Status household={card} />],
        ['脱贫年度', written(card.exitYear)],
        ['致贫原因', causes || unknown],
        ['识别时间', written(card.identifiedOn)],
        ['风险识别 / 消除', `${written(card.riskIdentifiedOn)} / ${written(card.riskClearedOn)}`],
        ['人均纯收入', yuan(card.incomePerHeadFen)],
        ['危房', yesNo(card.unsafeHouse)],
        ['饮水安全', yesNo(card.safeWater)],
        ['备注', written(card.note)],
      ]}
    />
  )
}

/** What the ledgers said beyond the known columns, and where the household came from. */
function Kept({ card }: { card: HouseholdCard }) {
  const linked = useMay('import.read')
  const extra = Object.entries(card.extra).map(([name, value]): [string, string] => [name, written(String(value))])
  return (
    <section class="card no-print">
      <h2>来源</h2>
      <p>
        {card.source === null ? (
          '没有导入来源'
        ) : (
          <>
            {linked ? (
              <a href={to.import(card.source.importId)}>《{card.source.fileName}》</a>
            ) : (
              `《${card.source.fileName}》`
            )}
            工作表“{card.source.sheet}”第 {card.source.row} 行
          </>
        )}
        。“{unknown}”表示台账没有这一列，“空白”表示有这一列但没有填。
      </p>
      {extra.length > 0 && (
        <details>
          <summary>台账里的其他列（{extra.length}）</summary>
          <Facts facts={extra} />
        </details>
      )}
    </section>
  )
}
