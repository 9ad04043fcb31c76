import type { AccountRow } from '../../../../shared/account.ts'
import type { Area } from '../../../api.ts'
import { useLoad } from '../../../load.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { type Column, Table } from '../../../ui/Table.tsx'
import { count, unknown } from '../../../words.ts'
import { officersIn } from './officers.ts'
import { SettingsTabs } from './SettingsTabs.tsx'

type Village = Area['villages'][number]

/** 设置 → 区域: townships and villages as the ledgers name them, with who holds an account for each. */
export default function AreasPage() {
  const county = useCounty()
  const { data, problem, reload } = useLoad('areas', county.areas)
  const officers = useLoad('officers', async () => [
    ...(await county.accounts({ role: 'township_clerk', size: 200 })).rows,
    ...(await county.accounts({ role: 'village_officer', size: 200 })).rows,
  ]).data
  const villages = data?.reduce((sum, one) => sum + one.villages.length, 0) ?? 0
  return (
    <Page title="设置 · 区域" aside={data && <small>{`${data.length} 个乡镇，${count(villages)} 个村`}</small>}>
      <SettingsTabs now="areas" />
      <div class="stack">
        <p>
          乡镇和村来自村名册和户的台账，名称写错了请改台账后重新导入。乡镇扶贫专干只看得到本乡镇，村级信息员只看得到本村。
        </p>
        {problem && <ErrorNote problem={problem} again={reload} />}
        {data === undefined && !problem && <Progress words="正在取乡镇和村…" />}
        {data?.length === 0 && <Empty title="台账里还没有乡镇和村。">请先导入村名册或花名册。</Empty>}
        {data?.map((area) => (
          <Township key={area.township} area={area} officers={officers} />
        ))}
      </div>
    </Page>
  )
}

function Township({ area, officers }: { area: Area; officers: AccountRow[] | undefined }) {
  const { township, villages } = area
  const households = villages.reduce((sum, one) => sum + one.households, 0)
  const columns: Column<Village>[] = [
    { name: '村', kind: 'main', cell: (one) => one.name },
    { name: '行政区划代码', cell: (one) => <span class="number">{one.code ?? unknown}</span> },
    {
      name: '在册户',
      kind: 'number',
      cell: (one) => <a href={to.households({ township, village: one.name })}>{count(one.households)}</a>,
    },
    {
      name: '村级信息员',
      cell: (one) => (
        <Officers
          among={officersIn(officers, township, one.name)}
          make={{ role: 'village_officer', township, village: one.name }}
        />
      ),
    },
  ]
  return (
    <details class="card township">
      <summary>
        <h2>{township}</h2>
        <span>
          {count(villages.length)} 个村，{count(households)} 户
        </span>
      </summary>
      <p>
        乡镇扶贫专干：
        <Officers among={officersIn(officers, township, null)} make={{ role: 'township_clerk', township }} />
      </p>
      <Table quiet even caption={`${township}的村`} columns={columns} rows={villages} rowKey={(one) => one.name} />
    </details>
  )
}

/** Who holds an account for an area; where nobody does, the way to make one. */
function Officers(props: {
  among: AccountRow[] | undefined
  make: Record<'role' | 'township', string> & { village?: string }
}) {
  const { among, make } = props
  const create = useMay('account.create')
  if (among === undefined) return <>{unknown}</>
  if (among.length > 0) return <>{among.map((one) => one.name).join('、')}</>
  return create ? <a href={to.newAccounts(make)}>还没有，去新建</a> : <>还没有</>
}
