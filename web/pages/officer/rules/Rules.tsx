import { useState } from 'preact/hooks'
import { ruleSubjectNames } from '../../../../shared/rule.ts'
import type { RuleRow } from '../../../../shared/rulepage.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Note } from '../../../ui/Note.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Search } from '../../../ui/Search.tsx'
import { Select } from '../../../ui/Select.tsx'
import { count } from '../../../words.ts'
import { SettingsTabs } from '../settings/SettingsTabs.tsx'
import { Packs } from './Packs.tsx'
import { RuleTable } from './RuleTable.tsx'
import { SwitchDialog } from './SwitchDialog.tsx'

/** 设置 → 自定义规则: checks the county made itself or took from a pack, and which of them run. */
export default function RulesPage() {
  const county = useCounty()
  const may = useMay('rule.set')
  const { query, change } = useQuery()
  const { data, problem, reload } = useLoad('rules', county.rules)
  const [ticked, tick] = useState<ReadonlySet<string>>(new Set())
  const [switching, setSwitching] = useState<{ rows: RuleRow[]; on: boolean } | null>(null)
  const rows = (data?.rules ?? []).filter((row) => isShown(row, query))
  const chosen = rows.filter(({ id }) => ticked.has(id))
  const running = data?.rules.filter(({ enabled }) => enabled).length ?? 0
  const newer = data?.rules.filter((row) => row.newer).length ?? 0
  return (
    <Page
      title="设置 · 自定义规则"
      aside={
        may && (
          <a class="button strong" href={to.rule('new')}>
            新建规则
          </a>
        )
      }
    >
      <SettingsTabs now="rules" />
      <div class="stack rules">
        <p>
          不用写程序就能添的核查规则：自己新建，或者用规则包。启用之前先看按本县现在的数据会找出多少条；启用的随核查一起运行
          {data && `，现在启用了 ${count(running)} 条`}。
        </p>
        {problem && <ErrorNote problem={problem} again={reload} />}
        {data === undefined && !problem && <Progress words="正在取规则…" />}
        {newer > 0 && (
          <Note tone="info">
            随软件来的规则有 {count(newer)} 条出了新版，本县还照原来的核查。
            <a href={to.rules({ on: 'newer' })}>看这几条</a>，试算过再启用一次，就换成新版。
          </Note>
        )}
        {data && <Packs packs={data.packs} rules={data.rules} may={may} changed={reload} />}
        {data && (
          <section>
            <h2>全部规则</h2>
            <div class="filters">
              <Search label="查找" placeholder="规则名称、编号" value={query.q ?? ''} onSearch={(q) => change({ q })} />
              <Select
                label="规则包"
                all="全部"
                value={query.pack ?? ''}
                options={data.packs.map(({ id, title }) => ({ value: id, name: title }))}
                onChange={(pack) => change({ pack })}
              />
              <Select
                label="查什么"
                all="全部"
                value={query.subject ?? ''}
                options={Object.entries(ruleSubjectNames).map(([value, name]) => ({ value, name }))}
                onChange={(subject) => change({ subject })}
              />
              <Select
                label="状态"
                all="全部"
                value={query.on ?? ''}
                options={[
                  { value: '1', name: '已启用' },
                  { value: '0', name: '未启用' },
                  { value: 'newer', name: '有新版' },
                ]}
                onChange={(on) => change({ on })}
              />
            </div>
            {rows.length === 0 ? (
              <Empty title="没有这样的规则" all={to.rules()}>
                {may && <a href={to.rule('new')}>新建一条规则</a>}
              </Empty>
            ) : (
              <RuleTable rows={rows} packs={data.packs} ticked={ticked} tick={may ? tick : null} />
            )}
          </section>
        )}
        {may && chosen.length > 0 && (
          <section class="at-hand pending" aria-label="选中的规则">
            <div class="actions">
              <strong>选中 {count(chosen.length)} 条</strong>
              <button type="button" class="strong" onClick={() => setSwitching({ rows: chosen, on: true })}>
                试算并启用
              </button>
              <button type="button" onClick={() => setSwitching({ rows: chosen, on: false })}>
                停用
              </button>
              <button type="button" class="quiet" onClick={() => tick(new Set())}>
                不选了
              </button>
            </div>
          </section>
        )}
      </div>
      {switching && (
        <SwitchDialog
          rows={switching.rows}
          on={switching.on}
          close={() => setSwitching(null)}
          done={() => {
            tick(new Set())
            reload()
          }}
        />
      )}
    </Page>
  )
}

function isShown(row: RuleRow, { q, pack, subject, on }: Record<string, string | undefined>): boolean {
  return (
    (q === undefined || [row.title, row.publicId, row.id].some((words) => words?.includes(q))) &&
    (pack === undefined || row.pack === pack) &&
    (subject === undefined || row.subject === subject) &&
    (on === undefined || (on === 'newer' ? row.newer : row.enabled === (on === '1')))
  )
}
