import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { severityNames } from '../../../../shared/finding.ts'
import { ruleSubjectNames } from '../../../../shared/rule.ts'
import type { RulePage, RulePreview } from '../../../../shared/rulepage.ts'
import { conditionWords, type RuleFields } from '../../../../shared/rulewords.ts'
import { useAct } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Reason } from '../../../ui/Reason.tsx'
import { Select } from '../../../ui/Select.tsx'
import { ConditionFields } from './ConditionFields.tsx'
import { ConditionList } from './ConditionList.tsx'
import { blankComparison, type RuleDraft, useRuleDraft } from './draft.ts'
import { PreviewList } from './PreviewList.tsx'
import { Sentence, Words } from './RuleWords.tsx'

const chooseOf = (names: Record<string, string>) => Object.entries(names).map(([value, name]) => ({ value, name }))

/** Writes a rule: what it looks at, its condition, what it says. It is tried on the county's data before it is saved. */
export function RuleForm({ shown, fields }: { shown: RulePage | null; fields: RuleFields }) {
  const county = useCounty()
  const { route } = useLocation()
  const { draft, change, drop } = useRuleDraft(shown)
  const [reason, setReason] = useState('')
  const [preview, setPreview] = useState<RulePreview>()
  const { running, problem, act } = useAct()
  const own = shown?.pack.origin === 'own'
  const id = own ? shown.row.id : ownId(draft)
  const set = (part: Partial<RuleDraft>) => {
    setPreview(undefined)
    change({ ...draft, ...part })
  }
  const tryIt = () => act(async () => setPreview((await county.previewRules({ rule: { ...forTrial(draft), id } }))[0]))
  const save = () =>
    act(async () => {
      const basedOn = own ? shown.row.version : 0
      await county.setRule(id, { rule: { ...draft, id }, basedOn, reason: reason.trim() })
      drop()
      route(to.rule(id))
    })
  const leave = () => {
    drop()
    route(shown === null ? to.rules() : to.rule(shown.row.id))
  }
  return (
    <form
      class="form rules"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <section class="card form">
        <Words label="规则名称" value={draft.title} most={120} change={(title) => set({ title })} />
        <div class="form-grid">
          <Select
            label="查什么"
            value={draft.subject}
            options={chooseOf(ruleSubjectNames)}
            onChange={(subject) => set({ subject: subject as RuleDraft['subject'], when: { all: [blankComparison] } })}
          />
          <Select
            label="程度"
            value={draft.severity}
            options={chooseOf(severityNames)}
            onChange={(severity) => set({ severity: severity as RuleDraft['severity'] })}
          />
        </div>
      </section>
      <section class="card form">
        <h2>什么样的算疑点</h2>
        <ConditionFields
          condition={draft.when}
          subject={draft.subject}
          fields={fields}
          change={(when) => set({ when })}
          name="条件"
        />
        <div role="status">
          {isBegun(draft) && (
            <small>
              读作：
              <ConditionList words={conditionWords(draft.when, draft.subject, fields)} />
            </small>
          )}
        </div>
      </section>
      <section class="card form">
        <h2>找出来时怎么说</h2>
        <Sentence draft={draft} fields={fields} change={(says) => set({ says })} />
        <Words
          label="规则"
          hint="哪条要求，写给要去核实的人看"
          value={draft.rule}
          most={300}
          change={(rule) => set({ rule })}
        />
        <Words label="出处" hint="文件名和文号" value={draft.source} most={200} change={(source) => set({ source })} />
        <Words label="怎么改" value={draft.mend} most={300} change={(mend) => set({ mend })} />
      </section>
      {preview && <PreviewList previews={[preview]} />}
      {running && <Progress words="正在按本县的数据试算…" />}
      {problem && <ErrorNote problem={problem} />}
      <section class="card form">
        <Reason
          label="为什么建这条规则"
          offered={['本县自查', '按省里的要求']}
          minLength={2}
          value={reason}
          onInput={setReason}
        />
        <div class="actions">
          <button type="button" disabled={running} onClick={tryIt}>
            试算：会找出多少
          </button>
          <button type="submit" class="strong" disabled={running}>
            保存，先不启用
          </button>
          <button type="button" class="quiet" onClick={leave}>
            不建了
          </button>
        </div>
      </section>
    </form>
  )
}

const isBegun = ({ when }: RuleDraft) => JSON.stringify(when) !== JSON.stringify({ all: [blankComparison] })

/** What it finds may be tried before its words are written. */
function forTrial(draft: RuleDraft): RuleDraft {
  const or = (text: string, instead: string) => (text.trim() === '' ? instead : text)
  const { title, says, rule, source, mend } = draft
  const words = { rule: or(rule, '还没有写'), source: or(source, '还没有写'), mend: or(mend, '还没有写') }
  return { ...draft, ...words, title: or(title, '新规则'), says: or(says, '符合条件，疑点的话还没有写。') }
}

/** Chinese names make no id: the county's own rules are numbered by when they were written. */
function ownId(draft: RuleDraft): string {
  return draft.id === '' ? `own-${Date.now().toString(36)}` : draft.id
}
