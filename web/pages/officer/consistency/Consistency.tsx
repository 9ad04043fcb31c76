import { useState } from 'preact/hooks'
import type { ListQuery } from '../../../api.ts'
import { handOver } from '../../../download.ts'
import { useAct, useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Page } from '../../../ui/Page.tsx'
import { bytes } from '../../../words.ts'
import { AreaFilter } from '../AreaFilter.tsx'
import { FindingTabs } from '../finding/FindingTabs.tsx'
import { Groups } from './Groups.tsx'
import { Rows } from './Rows.tsx'

/** 账账比对: which ledgers disagree about what; with a field in the address, household by household. */
export default function ConsistencyPage() {
  const county = useCounty()
  const { query, change } = useQuery()
  const { field, ledger, other, township, village } = query
  const area = { township, village }
  const asked = { field, ledger, other, ...area }
  const byHousehold = field !== undefined || query.all !== undefined
  const groups = useLoad(`consistency ${JSON.stringify(area)}`, () => county.consistency(area))
  const some = (groups.data?.rows ?? 0) > 0
  return (
    <Page
      title={field !== undefined ? `${field}不一致` : byHousehold ? '逐户查看' : '账账比对'}
      crumbs={
        byHousehold
          ? [
              { href: to.checks(), name: '疑点' },
              { href: to.consistency(area), name: '账账比对' },
            ]
          : []
      }
      aside={some && <Save asked={asked} />}
    >
      <div class="stack">
        {!byHousehold && <FindingTabs now="consistency" />}
        {field !== undefined && ledger !== undefined ? (
          <p>
            {ledger} 与 {other}，对同一户、同一人的“{field}”说法不同。
          </p>
        ) : (
          <p>同一户、同一人的同一项内容，两份台账说法不同。不等于哪一份错了，请对照原件核实后改正并重新导入。</p>
        )}
        <div class="filters">
          <AreaFilter township={township} village={village} onChange={change} />
        </div>
        {byHousehold ? <Rows asked={asked} /> : <Groups loaded={groups} area={area} />}
      </div>
    </Page>
  )
}

/** The list as a workbook, as it is narrowed. */
function Save({ asked }: { asked: ListQuery }) {
  const county = useCounty()
  const { running, problem, act } = useAct()
  const [come, setCome] = useState(0)
  const save = () =>
    act(async () => {
      const { name, content } = await county.disagreementWorkbook(asked, setCome)
      handOver(name, content)
    })
  return (
    <>
      {problem && <span class="wrong">{problem.detail}</span>}
      <button type="button" disabled={running} onClick={save}>
        {running ? `正在导出 ${bytes(come)}` : '导出 Excel'}
      </button>
    </>
  )
}
