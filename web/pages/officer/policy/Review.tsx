import { useState } from 'preact/hooks'
import type { PolicyAnswer, PolicyChange } from '../../../../shared/policychange.ts'
import { useAct, useLoad } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Day } from '../../../ui/Day.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Note } from '../../../ui/Note.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Reason } from '../../../ui/Reason.tsx'
import { today } from '../../../words.ts'
import { ChangeTable } from './ChangeTable.tsx'
import { type Draft, overtakenIn, partOf, without } from './draft.ts'
import { PreviewTable } from './PreviewTable.tsx'
import { savePolicy } from './save.ts'

/** 待保存的改动: what is changed, what that would do to the findings, from when and why; then 保存. */
export function Review(props: {
  policy: PolicyAnswer
  draft: Draft
  change: (draft: Draft) => void
  renew: (policy: PolicyAnswer) => void
}) {
  const { policy, draft, change, renew } = props
  const county = useCounty()
  const [effectiveOn, setEffectiveOn] = useState(today())
  const [reason, setReason] = useState('')
  const [saved, setSaved] = useState<string | null>(null)
  const { running, problem, act } = useAct()
  const document = partOf(draft, policy.lines)
  const asked = { document, effectiveOn, basedOn: policy.latest }
  const nothing = Object.keys(draft).length === 0
  if (nothing && saved !== null) return <Saved words={saved} />
  if (nothing)
    return <Empty title="没有待保存的改动">在“全部参数”里点“修改”，改好的会先放在这里，看过影响再保存。</Empty>
  const save = async (event: Event) => {
    event.preventDefault()
    const done = await act(() => savePolicy(county, { ...asked, reason }, renew))
    if (done) {
      setSaved(
        effectiveOn > today() ? `已保存，${effectiveOn} 起生效。` : '已保存，现在就按新的取值办，疑点已重新核查。',
      )
      change({})
    }
  }
  return (
    <form class="stack" onSubmit={save}>
      <Overtaken policy={policy} draft={draft} />
      <Preview
        key={JSON.stringify(asked)}
        asked={asked}
        policy={policy}
        drop={(path) => change(without(draft, path))}
      />
      <div class="card form">
        <h2>保存</h2>
        <Day
          label="从哪一天起生效"
          required
          value={effectiveOn}
          onInput={setEffectiveOn}
          hint={whenWords(effectiveOn)}
        />
        <Reason label="为什么改" hint="会和改动一起留痕。" value={reason} onInput={setReason} minLength={2} />
        {problem && <ErrorNote problem={problem} />}
        <div class="actions">
          <button type="submit" class="strong" disabled={running}>
            {running ? '正在保存并核查…' : '保存'}
          </button>
          <a class="button" href={to.policy()}>
            再改别的
          </a>
          <button type="button" class="danger" onClick={() => change({})}>
            全部放弃
          </button>
        </div>
      </div>
    </form>
  )
}

function Preview({ asked, policy, drop }: { asked: PolicyChange; policy: PolicyAnswer; drop: (path: string) => void }) {
  const county = useCounty()
  const { data, problem, reload } = useLoad('preview', () => county.previewPolicy(asked))
  if (problem) return <ErrorNote problem={problem} again={reload} />
  if (data === undefined) return <Progress words="正在按改后的取值试算疑点，还没有保存…" />
  return (
    <>
      <section>
        <h2>改了什么</h2>
        <ChangeTable
          caption="待保存的改动"
          changes={data.changes}
          lines={policy.lines}
          act={({ path, line }) => (
            <button type="button" aria-label={`不改这一项：${line}`} onClick={() => drop(path)}>
              不改这一项
            </button>
          )}
        />
      </section>
      <PreviewTable preview={data} />
    </>
  )
}

/** Somebody else changed the same parameters meanwhile: what they are now stands beside what is to be saved. */
function Overtaken({ policy, draft }: { policy: PolicyAnswer; draft: Draft }) {
  const overtaken = overtakenIn(draft, policy.lines)
  if (overtaken.length === 0) return null
  return (
    <Note tone="warn">
      您改的这些参数，别人已经改过，下面的“原来”是现在的取值，请再看一遍：
      {overtaken.map(({ line, last }) => (last ? `${line}（${last.setBy}）` : line)).join('、')}
    </Note>
  )
}

function Saved({ words }: { words: string }) {
  return (
    <Note tone="good">
      {words} <a href={to.policy({ view: 'history' })}>看修改历史</a> <a href={to.checks()}>看疑点</a>
    </Note>
  )
}

const whenWords = (day: string) =>
  day > today() ? '到那一天才生效，之前列在“以后要变的”里，可以撤回。' : '保存后马上生效，有关的核查随即重新运行。'
