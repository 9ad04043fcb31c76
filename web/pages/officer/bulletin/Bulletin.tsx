import { useState } from 'preact/hooks'
import type { Bulletin } from '../../../../shared/bulletin.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty, useMay, useSigned } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { instant } from '../../../words.ts'
import { AreaFilter } from '../AreaFilter.tsx'
import { IssueDialog } from './IssueDialog.tsx'
import { useNumbers } from './numbers.tsx'
import { SaveWorkbook } from './SaveWorkbook.tsx'
import { StateBadge } from './StateBadge.tsx'
import { AgeTable, CheckTable, CoverageTable, PlaceTable, UnitTable } from './Tables.tsx'
import { Words } from './Words.tsx'

/** A month's analysis or a quarter's bulletin: read, opened number by number, printed on A4, saved as a workbook, issued. */
export default function BulletinPage({ params: { period } }: { params: { period: string } }) {
  const county = useCounty()
  const { membership } = useSigned()
  const { query, change } = useQuery()
  const { township } = query
  const { data, problem, reload } = useLoad(`bulletin ${period} ${township}`, () => county.bulletin(period, township))
  return (
    <Page
      title={data?.name ?? '月分析、季通报'}
      crumbs={[
        { href: to.home(), name: '首页' },
        { href: to.bulletins(), name: '月分析、季通报' },
      ]}
      aside={data && <Deeds bulletin={data} reload={reload} />}
    >
      <div class="stack bulletin">
        {membership.township === null && (
          <div class="filters">
            <AreaFilter township={township} village={undefined} townshipOnly onChange={change} />
          </div>
        )}
        {problem && <ErrorNote problem={problem} again={reload} />}
        {data === undefined && !problem && <Progress words="正在汇总这一期…" />}
        {data && <Report bulletin={data} />}
      </div>
    </Page>
  )
}

function Deeds({ bulletin, reload }: { bulletin: Bulletin; reload: () => void }) {
  const issues = useMay('bulletin.issue') && bulletin.state !== 'issued' && bulletin.township === null
  const [asking, ask] = useState(false)
  const done = () => {
    ask(false)
    reload()
  }
  return (
    <div class="actions">
      <SaveWorkbook bulletin={bulletin} />
      <button type="button" onClick={() => window.print()}>
        打印
      </button>
      {issues && (
        <button type="button" class="strong" onClick={() => ask(true)}>
          印发
        </button>
      )}
      {asking && <IssueDialog bulletin={bulletin} issued={done} close={() => ask(false)} />}
    </div>
  )
}

function Report({ bulletin }: { bulletin: Bulletin }) {
  const { membership } = useSigned()
  const numbers = useNumbers(bulletin)
  const { from, asOf, state, issuedAt, issuedBy, remark, township } = bulletin
  const issued =
    state === 'issued' ? `${instant(issuedAt)} 由 ${issuedBy} 印发，数字不再变动` : '尚未印发，数字随数据变动'
  return (
    <>
      <div class="bulletin-head">
        <p class="print-only">
          {membership.county.name}
          {township}
        </p>
        <p>
          {from} 至 {asOf}{' '}
          <span class="no-print">
            <StateBadge state={state} />
          </span>{' '}
          <small>{issued}。</small>
        </p>
      </div>
      <Words bulletin={bulletin} numbers={numbers} />
      {remark && (
        <section class="card" aria-labelledby="remark">
          <h2 id="remark">说明</h2>
          <p class="remark">{remark}</p>
        </section>
      )}
      <CoverageTable bulletin={bulletin} />
      <div class="stack moves">
        <PlaceTable bulletin={bulletin} numbers={numbers} />
        <CheckTable bulletin={bulletin} numbers={numbers} />
        <AgeTable bulletin={bulletin} />
        <UnitTable bulletin={bulletin} numbers={numbers} />
      </div>
      <Notes />
    </>
  )
}

function Notes() {
  return (
    <ul class="will">
      <li>期初＋新增－办结＝期末。办结：核验通过、说明有效，或数据中已消除；新增包括再次出现的。</li>
      <li>逾期：分派时定的期限已过、还没有答复的。按时办结：期限在本期内的疑点中，期限当天或以前办结的。</li>
      <li>按时走访、有措施、有计划按核查规则判断，没有交台账的地方不计。疑点是线索，不是结论；不对个人排名。</li>
    </ul>
  )
}
