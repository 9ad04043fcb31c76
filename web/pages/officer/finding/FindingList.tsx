import { useEffect, useState } from 'preact/hooks'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { Listing } from '../../../ui/Listing.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PartNote } from '../bulletin/PartNote.tsx'
import { BulkBar } from './BulkBar.tsx'
import { useChosen } from './chosen.ts'
import { columnsOf } from './columns.tsx'
import { doingsIn, useDoings } from './doing.ts'
import { FindingFilters } from './FindingFilters.tsx'
import { type FindingTab, FindingTabs } from './FindingTabs.tsx'
import { type Done, Outcome } from './Outcome.tsx'
import { SaveList } from './SaveList.tsx'
import { TickAll } from './TickAll.tsx'

type Asked = Record<string, string | undefined>

/** Findings of a check, of an area, of somebody, or as far as they are handled; some or all are handled together. */
export function FindingList({ first = {} }: { first?: Asked }) {
  const county = useCounty()
  const { query, page, change, pageHref } = useQuery()
  const asked = askedBy({ ...first, ...query })
  const tab = tabOf(asked)
  const [turn, setTurn] = useState(0)
  const [done, setDone] = useState<Done>()
  const chosen = useChosen()
  const doings = useDoings().filter((one) => doingsIn[tab].includes(one))
  const exports = useMay('finding.export')
  const key = JSON.stringify(asked)
  const list = useLoad(`findings ${key} ${page} ${turn}`, () => county.findings({ ...asked, page }))
  const { data, loading } = list
  // What was ticked and done belongs to the list it was ticked in.
  useEffect(() => {
    chosen.only([])
    setDone(undefined)
  }, [key])
  // The last page may be empty when all on it have been handled.
  const past = !loading && data !== undefined && data.page === page && data.rows.length === 0 && data.total > 0
  useEffect(() => {
    if (past) change({})
  }, [past])
  const checks = useLoad('checks', county.checks).data?.checks ?? []
  const check = checks.find((one) => one.id === asked.check)
  const finished = (one: Done) => {
    setDone(one)
    chosen.left(one.handled)
    setTurn(turn + 1)
  }
  const columns = columnsOf({ tab, oneCheck: check !== undefined, chosen: doings.length > 0 ? chosen : null })
  return (
    <Page
      title={check?.title ?? '疑点'}
      crumbs={check && [{ href: to.checks(), name: '疑点' }]}
      aside={exports && data && data.total > 0 && <SaveList key={key} asked={asked} total={data.total} />}
    >
      <div class="stack findings">
        <FindingTabs now={tab} turn={turn} />
        {check && (
          <p>
            {check.rule}
            <br />
            <strong>怎么改：</strong>
            {check.mend}
          </p>
        )}
        <PartNote asked={asked} />
        <FindingFilters tab={tab} asked={asked} checks={checks} />
        {done && <Outcome done={done} rows={data?.rows ?? []} close={() => setDone(undefined)} />}
        {data && data.total > 0 && doings.length > 0 && <TickAll page={data} asked={asked} chosen={chosen} />}
        <Listing
          list={list}
          waiting="正在取疑点…"
          empty={<Nothing tab={tab} asked={asked} />}
          caption={(total) =>
            `${total.toLocaleString('zh-CN')} 条疑点，逾期的在前，再按程度；点开看依据、办理记录和怎么改`
          }
          columns={columns}
          rowKey={(one) => one.id}
          href={pageHref}
        />
        {chosen.ids.size > 0 && <BulkBar chosen={chosen} doings={doings} rows={data?.rows ?? []} done={finished} />}
      </div>
    </Page>
  )
}

/** What of an address narrows the list. */
const narrowing =
  'check group township village nowhere q mine overdue risen verify severity assignee dueBy part from to'.split(' ')

/** What the server is asked for, by the address. */
function askedBy(query: Asked): Asked {
  const { mine, risen, verify } = query
  const handling = query.handling ?? (verify ? 'answered' : mine || risen ? 'assigned' : undefined)
  const { status = handling === undefined ? 'open' : undefined } = query
  return { ...Object.fromEntries(narrowing.map((name) => [name, query[name]])), status, handling }
}

const handlings: readonly FindingTab[] = ['unassigned', 'assigned', 'answered', 'waiting', 'closed']

function tabOf({ mine, handling, check, township, q }: Asked): FindingTab {
  if (mine === '1') return 'mine'
  return handlings.find((one) => one === handling) ?? (check || township || q ? 'checks' : 'all')
}

/** What an empty list says: in one's own there is nothing to do, elsewhere nothing that meets the conditions. */
function Nothing({ tab, asked }: { tab: FindingTab; asked: Asked }) {
  const narrowed = ['check', 'township', 'severity', 'overdue', 'q', 'assignee'].some((name) => asked[name])
  if (!narrowed && tab === 'mine') return <Empty title="没有要您办理的疑点。">分派给您的会出现在这里。</Empty>
  if (!narrowed && tab === 'unassigned') return <Empty title="疑点都已分派。" />
  if (!narrowed && tab === 'assigned') return <Empty title="没有正在办理的疑点。">分派以后会出现在这里。</Empty>
  if (!narrowed && tab === 'answered') return <Empty title="没有等待核验的答复。" />
  if (!narrowed && tab === 'closed') return <Empty title="还没有办结的疑点。" />
  return (
    <Empty title="没有符合条件的疑点。">
      <a href={to.checks()}>回到疑点首页</a>
    </Empty>
  )
}
