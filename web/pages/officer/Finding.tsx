import type { FindingPage as Shown } from '../../../shared/finding.ts'
import { useLoad } from '../../load.ts'
import { useCounty } from '../../session.tsx'
import { to } from '../../to.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Page } from '../../ui/Page.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { instant } from '../../words.ts'
import { SeverityBadge } from '../SeverityBadge.tsx'
import { Mend } from './finding/Mend.tsx'
import { NextStep } from './finding/NextStep.tsx'
import { StatusBadge } from './finding/StatusBadge.tsx'
import { Steps } from './finding/Steps.tsx'
import { Unmask } from './Unmask.tsx'

/** One finding: the sentence, the rule and its source, the records behind it, what mends it. */
export default function FindingPage({ params }: { params: { id: string } }) {
  const county = useCounty()
  const id = Number(params.id)
  const { data, problem, reload } = useLoad(`finding ${id}`, () => county.finding(id))
  const crumbs = [{ href: to.checks(), name: '疑点' }]
  if (data === undefined) {
    return (
      <Page title="疑点" crumbs={crumbs}>
        {problem ? <ErrorNote problem={problem} again={reload} /> : <Progress words="正在取这条疑点…" />}
      </Page>
    )
  }
  const { finding, check } = data
  return (
    <Page
      title={finding.title}
      crumbs={[...crumbs, { href: to.findings({ check: check.id }), name: check.title }]}
      aside={
        <>
          <SeverityBadge severity={finding.severity} /> <StatusBadge status={finding.status} />
        </>
      }
    >
      <div class="stack">
        <section class="card stack">
          <p class="sentence">{finding.sentence}</p>
          <p>
            <small>
              首次发现 {instant(finding.firstFoundAt)}
              {finding.resolvedAt !== null && `，${instant(finding.resolvedAt)} 起不再出现`}
            </small>
          </p>
        </section>
        <NextStep shown={data} done={reload} />
        <Steps steps={data.steps} />
        <Mend shown={data} />
        <Records records={data.records} />
        {finding.householdNo !== null && (
          <Unmask of={{ kind: 'household', key: finding.householdNo, name: finding.headName || finding.householdNo }} />
        )}
        {finding.kind === 'cadre' && <Unmask of={{ kind: 'cadre', key: finding.key, name: finding.key }} />}
        <Rule shown={data} />
      </div>
    </Page>
  )
}

function Records({ records }: { records: Shown['records'] }) {
  if (records.length === 0) return null
  return (
    <section class="card stack">
      <h2>依据的记录</h2>
      {records.map((record, index) => (
        <div key={`${record.title} ${index}`} class="record">
          <h3>{record.title}</h3>
          {record.source !== null && <small>{record.source}</small>}
          <Facts facts={record.values.map(({ name, value }) => [name, value])} />
        </div>
      ))}
    </section>
  )
}

function Rule({ shown }: { shown: Shown }) {
  const { check, parameters } = shown
  return (
    <section class="card stack">
      <div>
        <h2>规则和出处</h2>
        <p>{check.rule}</p>
        <p>
          <small>出处：{check.source}</small>
        </p>
      </div>
      {parameters.length > 0 && (
        <Facts
          facts={parameters.map((one) => [
            one.name,
            <>
              {one.value} <small>{one.source}</small>
            </>,
          ])}
        />
      )}
    </section>
  )
}
