import type { DuplicateRow } from '../../../../shared/difference.ts'
import { entityNames, type Import } from '../../../../shared/import.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { Listing } from '../../../ui/Listing.tsx'
import { Search } from '../../../ui/Search.tsx'
import type { Column } from '../../../ui/Table.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { RecordLink } from '../../RecordLink.tsx'

/** Rows that may be somebody the file itself, or the register, has already. */
export function Duplicates({ it }: { it: Import }) {
  const county = useCounty()
  const { query, page, change, pageHref } = useQuery()
  const known = it.summary?.duplicates ?? { file: 0, county: 0 }
  const where = query.where === 'county' || (query.where !== 'file' && known.file === 0) ? 'county' : 'file'
  const asked = { where, q: query.q, page }
  const list = useLoad(`duplicates ${it.id} ${JSON.stringify(asked)}`, () => county.duplicates(it.id, asked))
  const href = (place: string) => to.import(it.id, { view: 'duplicates', where: place })
  return (
    <div class="stack">
      <Tabs
        pills
        label="和哪里重复"
        now={where}
        tabs={[
          { id: 'file', name: '文件内重复', count: known.file, href: href('file') },
          { id: 'county', name: '和台账重复', count: known.county, href: href('county') },
        ]}
      />
      <p>
        {where === 'file'
          ? '同一个文件里写了两次，或者两行用了同一个证件号码。照常入库，请核对是否写重、写错。'
          : '这一行的人或户主，台账里另有一户。照常入库，请核对是否迁户、改了户编号，或者证件号码写错。'}
      </p>
      {known[where] > 0 && (
        <Search label="查找" placeholder="姓名、户编号" value={query.q ?? ''} onSearch={(q) => change({ q })} />
      )}
      <Listing
        list={list}
        waiting="正在取重复的记录…"
        empty={<Empty title="没有重复的记录。" />}
        caption="可能重复的行，相关的排在一起"
        columns={where === 'file' ? inFile : inCounty}
        rowKey={(one) => one.id}
        href={pageHref}
      />
    </div>
  )
}

const why: Record<DuplicateRow['why'], (row: DuplicateRow) => string> = {
  key: () => '同一条写了两次',
  id: ({ mark }) => `证件号码相同：${mark}`,
  head: () => '同村同户主，户编号不同',
}

const row: Column<DuplicateRow>[] = [
  {
    name: '这一行',
    kind: 'main',
    cell: (one) => <RecordLink title={one.title} householdNo={one.householdNo} known={false} />,
  },
  { name: '内容', kind: 'short', cell: (one) => entityNames[one.entity] },
  { name: '位置', cell: (one) => `${one.sheet} 第 ${one.row} 行` },
]
const inFile: Column<DuplicateRow>[] = [...row, { name: '为什么', cell: (one) => why[one.why](one) }]
const inCounty: Column<DuplicateRow>[] = [
  ...row,
  {
    name: '台账里',
    cell: (one) => one.other && <RecordLink title={one.other.name} householdNo={one.other.householdNo} />,
  },
  { name: '为什么', cell: (one) => why[one.why](one) },
]
