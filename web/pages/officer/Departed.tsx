import { useState } from 'preact/hooks'
import type { DepartedRow } from '../../../shared/difference.ts'
import { entityNames } from '../../../shared/import.ts'
import { useLoad } from '../../load.ts'
import { useQuery } from '../../query.ts'
import { useCounty, useMay } from '../../session.tsx'
import { to } from '../../to.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Deed } from '../../ui/Deed.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Listing } from '../../ui/Listing.tsx'
import { Page } from '../../ui/Page.tsx'
import { Search } from '../../ui/Search.tsx'
import type { Column } from '../../ui/Table.tsx'
import { count, instant } from '../../words.ts'
import { RecordLink } from '../RecordLink.tsx'

/** 去册名单: records that left the register, why, and back by hand. */
export default function DepartedPage() {
  const county = useCounty()
  const offered = useMay('import.decide')
  const { query, page, change, pageHref } = useQuery()
  const asked = { q: query.q, page }
  const list = useLoad(`departed ${JSON.stringify(asked)}`, () => county.departed(asked))
  const { data, reload } = list
  const [restoring, setRestoring] = useState<DepartedRow | null>(null)
  return (
    <Page
      title="去册名单"
      crumbs={[{ href: to.households(), name: '户' }]}
      aside={data && <small>{count(data.total)} 条</small>}
    >
      <div class="stack">
        <p>移出台账的记录，不再核查。新交来的台账里再出现，会作为新增回来；也可以在这里恢复。</p>
        <Search label="查找" placeholder="姓名、户编号" value={query.q ?? ''} onSearch={(q) => change({ q })} />
        <Listing
          list={list}
          waiting="正在取去册名单…"
          empty={<Empty title="没有去册的记录。" />}
          caption="去册的记录，最近的在前"
          columns={columns(offered ? setRestoring : null)}
          rowKey={(one) => one.id}
          href={pageHref}
        />
      </div>
      {restoring && <RestoreDialog row={restoring} close={() => setRestoring(null)} restored={reload} />}
    </Page>
  )
}

function columns(restore: ((row: DepartedRow) => void) | null): Column<DepartedRow>[] {
  return [
    {
      name: '记录',
      kind: 'main',
      cell: (one) => <RecordLink {...one} known={one.backAt !== null} />,
    },
    {
      name: '内容',
      cell: (one) => `${entityNames[one.entity]}${one.along > 0 ? `，连同 ${count(one.along)} 条成员等记录` : ''}`,
    },
    { name: '乡镇 / 村', cell: (one) => [one.township, one.village].filter(Boolean).join(' ') || '—' },
    { name: '去册', cell: (one) => `${one.leftOn} ${one.leftBy}` },
    { name: '原因', cell: (one) => `${one.reason}${one.fileName ? `（《${one.fileName}》里没有）` : ''}` },
    {
      name: '现在',
      cell: (one) =>
        one.backAt !== null ? (
          <span>
            <Badge tone="good">已回到台账</Badge> <small>{instant(one.backAt)}</small>
          </span>
        ) : (
          restore && (
            <button type="button" onClick={() => restore(one)}>
              恢复
            </button>
          )
        ),
    },
  ]
}

function RestoreDialog({ row, close, restored }: { row: DepartedRow; close: () => void; restored: () => void }) {
  const county = useCounty()
  return (
    <Dialog title={`恢复：${row.title}`} close={close}>
      <Deed
        deed={() => county.bringBack(row.id)}
        done={() => {
          close()
          restored()
        }}
        close={close}
        words={['恢复', '正在恢复…', '不恢复']}
      >
        <p>
          按去册时的样子放回台账
          {row.along > 0 && `，连同一起去册的 ${count(row.along)} 条记录，当时结束的结对也接着算`}，并重新核查。
        </p>
      </Deed>
    </Dialog>
  )
}
