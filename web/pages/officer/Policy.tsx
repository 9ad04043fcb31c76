import type { PolicyLine } from '../../../shared/policy.ts'
import { useLoad } from '../../load.ts'
import { useCounty } from '../../session.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Page } from '../../ui/Page.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { type Column, Table } from '../../ui/Table.tsx'
import { SettingsTabs } from './settings/SettingsTabs.tsx'

/** 设置: every number the checks use, with its unit and where it comes from. */
export default function PolicyPage() {
  const county = useCounty()
  const { data, problem, reload } = useLoad('policy', county.policy)
  const groups = groupsOf(data?.lines ?? [])
  return (
    <Page
      title="设置 · 政策参数"
      aside={data && <small>{data.version === 0 ? '都是默认值' : `第 ${data.version} 版`}</small>}
    >
      <SettingsTabs now="policy" />
      <div class="stack">
        <p>
          核查按这些数来算，每一项都写明出处。要调整，请由县级管理员用命令行“policy”设置，下次核查生效，改动会留痕。
        </p>
        {problem && <ErrorNote problem={problem} again={reload} />}
        {data === undefined && !problem && <Progress words="正在取政策参数…" />}
        {groups.map(([name, lines]) => (
          <section key={name}>
            <h2>{name}</h2>
            <Table quiet even caption={`${name}参数`} columns={columns} rows={lines} rowKey={(line) => line.path} />
          </section>
        ))}
      </div>
    </Page>
  )
}

const groupNames: Record<string, string> = {
  incomeLineYuan: '收入标准',
  identity: '身份信息',
  register: '户情登记',
  monitoring: '防返贫监测',
  pairing: '结对帮扶',
  visits: '走访',
  measures: '帮扶措施',
  results: '成效',
  imports: '导入',
  comparisonLists: '数据比对',
}

function groupsOf(lines: PolicyLine[]): [string, PolicyLine[]][] {
  const groups = new Map<string, PolicyLine[]>()
  for (const line of lines) {
    const [group = line.path] = line.path.split('.')
    const name = groupNames[group] ?? group
    groups.set(name, [...(groups.get(name) ?? []), line])
  }
  return [...groups]
}

const columns: Column<PolicyLine>[] = [
  { name: '参数', kind: 'main', cell: (line) => line.line },
  { name: '取值', cell: (line) => <Value value={line.value} unit={line.unit} /> },
  { name: '出处', cell: (line) => line.source },
]

/** A value as people read it: a number with its unit, a list, or a line for each name. */
function Value({ value, unit }: { value: unknown; unit: string }) {
  const lines = valueLines(value, unit)
  if (lines.length === 0) return <span>没有设定</span>
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

export function valueLines(value: unknown, unit: string): string[] {
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one !== 'object')) return value.length === 0 ? [] : [value.join('、')]
    return value.map((one) =>
      Object.values(one as object)
        .map(flat)
        .join(' · '),
    )
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).map(([name, one]) => `${name}：${flat(one)}${unit && ` ${unit}`}`)
  }
  return [`${flat(value)}${unit && ` ${unit}`}`]
}

const flat = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? '是' : '否'
  return Array.isArray(value) ? value.join('、') : String(value)
}
