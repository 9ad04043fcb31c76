import { useState } from 'preact/hooks'
import type { RememberedHeader } from '../../../../shared/mapping.ts'
import { useLoad } from '../../../load.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { type Column, Table } from '../../../ui/Table.tsx'
import { instant } from '../../../words.ts'
import { SettingsTabs } from './SettingsTabs.tsx'

/** 设置 → 表头记忆: headers somebody explained once, and what for. */
export default function HeaderMemoryPage() {
  const county = useCounty()
  const may = useMay('import.map')
  const { data, problem, reload } = useLoad('header memory', county.headerMemory)
  const [asking, setAsking] = useState<RememberedHeader | null>(null)
  return (
    <Page title="设置 · 表头记忆">
      <SettingsTabs now="headers" />
      <div class="stack">
        <p>导入时指定过的对应，入库后按表头记在这里。下次同样的表头，列换了次序也照此读取，仍可在那次导入里改。</p>
        {problem && <ErrorNote problem={problem} again={reload} />}
        {data === undefined && !problem && <Progress words="正在取记住的表头…" />}
        {data?.length === 0 && <Empty title="还没有记住的表头。">自动认得出的表头不用记。</Empty>}
        {data && data.length > 0 && (
          <Table
            caption={`${data.length} 个表头，最近用过的在前`}
            columns={may ? [...columns, forgetting(setAsking)] : columns}
            rows={data}
            rowKey={(one) => one.signature}
          />
        )}
      </div>
      {asking && <Forget header={asking} close={() => setAsking(null)} done={reload} />}
    </Page>
  )
}

const columns: Column<RememberedHeader>[] = [
  { name: '台账', kind: 'main', cell: (one) => one.kindName },
  { name: '表头', cell: (one) => one.headers.join('、') },
  {
    name: '指定的对应',
    cell: (one) => (
      <ul>
        {one.columns.map(({ header, fieldName }) => (
          <li key={header}>
            {header} → {fieldName ?? '原样保留'}
          </li>
        ))}
        {one.unit && <li>没写单位的金额 → {one.unit}</li>}
        {one.columns.length === 0 && one.unit === null && <li>只指定了台账类型和表头</li>}
      </ul>
    ),
  },
  { name: '谁指定的', kind: 'short', cell: (one) => `${one.chosenBy} ${instant(one.chosenAt)}` },
  { name: '最近用到', kind: 'short', cell: (one) => (one.usedAt === null ? '还没有' : instant(one.usedAt)) },
]

const forgetting = (ask: (one: RememberedHeader) => void): Column<RememberedHeader> => ({
  name: '操作',
  kind: 'short',
  cell: (one) => (
    <button type="button" onClick={() => ask(one)}>
      忘掉
    </button>
  ),
})

function Forget({ header, close, done }: { header: RememberedHeader; close: () => void; done: () => void }) {
  const county = useCounty()
  return (
    <Dialog title="忘掉这个表头？" close={close}>
      <Deed
        deed={() => county.forgetHeader(header.signature)}
        done={() => {
          close()
          done()
        }}
        close={close}
        words={['忘掉', '正在忘掉…', '留着']}
      >
        <p>以后同样的表头改为自动识别，认不出的要重新指定。已经入库的不受影响。</p>
        <p>
          {header.kindName}：{header.headers.join('、')}
        </p>
      </Deed>
    </Dialog>
  )
}
