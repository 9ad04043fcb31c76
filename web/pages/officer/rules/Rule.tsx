import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { ruleSubjectNames } from '../../../../shared/rule.ts'
import type { RulePage as Shown } from '../../../../shared/rulepage.ts'
import { conditionWords, filledWords, type RuleFields } from '../../../../shared/rulewords.ts'
import { useAct, useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { instant } from '../../../words.ts'
import { SeverityBadge } from '../../SeverityBadge.tsx'
import { ConditionList } from './ConditionList.tsx'
import { Examples } from './Examples.tsx'
import { Newer } from './Newer.tsx'
import { RuleForm } from './RuleForm.tsx'
import { SwitchDialog } from './SwitchDialog.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'

/** One rule: what it finds and why, in words; a county's own may be changed. `new` makes one. */
export default function RulePage({ params }: { params: { id: string } }) {
  const county = useCounty()
  const { query } = useQuery()
  const fresh = params.id === 'new'
  const fields = useLoad('rule fields', county.ruleFields)
  const rule = useLoad(`rule ${params.id}`, () => (fresh ? Promise.resolve(null) : county.rule(params.id)))
  const problem = fields.problem ?? rule.problem
  const edits = fresh || query.edit === '1'
  const title = fresh ? '新建规则' : (rule.data?.rule.title ?? '规则')
  return (
    <Page
      title={title}
      crumbs={[
        { href: to.rules(), name: '自定义规则' },
        ...(rule.data ? [{ href: to.rules({ pack: rule.data.pack.id }), name: rule.data.pack.title }] : []),
      ]}
      aside={rule.data && <Standing shown={rule.data} />}
    >
      {problem && <ErrorNote problem={problem} again={rule.reload} />}
      {(fields.data === undefined || rule.data === undefined) && !problem && <Progress words="正在取规则…" />}
      {fields.data && rule.data !== undefined && edits && (
        <RuleForm key={params.id} shown={rule.data} fields={fields.data} />
      )}
      {fields.data && rule.data && !edits && <Read shown={rule.data} fields={fields.data} changed={rule.reload} />}
    </Page>
  )
}

function Standing({ shown: { row } }: { shown: Shown }) {
  return (
    <>
      <SeverityBadge severity={row.severity} />{' '}
      <Badge tone={row.enabled ? 'good' : 'plain'}>{row.enabled ? '已启用' : '未启用'}</Badge>
    </>
  )
}

function Read({ shown, fields, changed }: { shown: Shown; fields: RuleFields; changed: () => void }) {
  const { row, rule, pack, versions, lists, shipped } = shown
  const may = useMay('rule.set')
  const [asks, setAsks] = useState<'switch' | 'newer' | 'withdraw' | null>(null)
  const { problem, act } = useAct()
  const { route } = useLocation()
  const own = pack.origin === 'own'
  return (
    <div class="stack rules">
      <section class="card stack">
        <h2>查什么</h2>
        <p>
          每一{rule.subject === 'person' ? '个' : ''}
          {ruleSubjectNames[rule.subject]}，<ConditionList words={conditionWords(rule.when, rule.subject, fields)} />
        </p>
        <Facts
          facts={[
            ['找出时说', filledWords(rule.says, rule.subject, fields)],
            ['规则', rule.rule],
            ['出处', rule.source],
            ['怎么改', rule.mend],
            ...Object.entries(lists).map(([name, words]): [string, string] => [`名单“${name}”`, words.join('、')]),
          ]}
        />
        {problem && <ErrorNote problem={problem} />}
        {may && (
          <div class="actions">
            <button type="button" class="strong" onClick={() => setAsks('switch')}>
              {row.enabled ? '停用' : '试算并启用'}
            </button>
            <a class="button" href={to.rule(row.id, { edit: true })}>
              {own ? '修改' : '照这条另建一条'}
            </a>
            {own && (
              <button type="button" class="danger" onClick={() => setAsks('withdraw')}>
                撤下
              </button>
            )}
          </div>
        )}
        {row.enabled && <a href={to.findings({ check: row.id })}>看它找出的 {row.open} 条疑点</a>}
      </section>
      {shipped && <Newer rule={shipped} fields={fields} take={may ? () => setAsks('newer') : null} />}
      <Examples examples={rule.examples} fields={fields} />
      <Versions versions={versions} />
      {asks === 'switch' && <SwitchDialog rows={[row]} on={!row.enabled} close={() => setAsks(null)} done={changed} />}
      {asks === 'newer' && <SwitchDialog rows={[row]} on close={() => setAsks(null)} done={changed} />}
      {asks === 'withdraw' && (
        <WithdrawDialog
          row={row}
          close={() => setAsks(null)}
          done={() => act(async () => route(to.rules({ pack: row.pack })))}
        />
      )}
    </div>
  )
}

function Versions({ versions }: { versions: Shown['versions'] }) {
  if (versions.length === 0) return null
  return (
    <section class="card">
      <h2>谁改过</h2>
      <ul>
        {versions.map((one, i) => (
          <li key={one.version}>
            {instant(one.setAt)} {one.setBy} {doneWords(one, versions[i + 1])}
            {one.reason && `：${one.reason}`}
          </li>
        ))}
      </ul>
    </section>
  )
}

function doneWords(one: Shown['versions'][number], before: Shown['versions'][number] | undefined): string {
  if (one.rule === null) return '撤下'
  if (before !== undefined && before.rule !== null && before.enabled !== one.enabled)
    return one.enabled ? '启用' : '停用'
  if (before !== undefined) return one.enabled ? '修改，仍启用' : '修改'
  return one.enabled ? '启用' : '保存，未启用'
}
