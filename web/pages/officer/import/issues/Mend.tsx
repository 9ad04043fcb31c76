import { useRef, useState } from 'preact/hooks'
import type { IssueRow, PendingFixes } from '../../../../../shared/fix.ts'
import { issueWords } from '../../../../issues.ts'
import { useAct } from '../../../../load.ts'
import { useCounty } from '../../../../session.tsx'
import { count } from '../../../../words.ts'

type Kept = { id: number; value: string; all: boolean; leaves: string | null }

/** What a cell should say, written right here: Enter keeps it and goes on to the next row, Escape takes the words back. */
export function Mend(props: { id: number; issue: IssueRow; told: (pending: PendingFixes, again: boolean) => void }) {
  const { id, issue, told } = props
  const county = useCounty()
  const [fix, setFix] = useState<Kept | null>(issue.fix)
  const start = startOf(issue, fix)
  const [draft, setDraft] = useState(start)
  const { running, problem, act } = useAct()
  const typed = draft !== start
  const form = useRef<HTMLFormElement>(null)
  const goBack = () => form.current?.querySelector<HTMLElement>('input, select')?.focus()
  const place = { sheet: issue.sheet, row: issue.row as number, at: issue.at as number }
  const keep = (all: boolean) =>
    act(async () => {
      const { fixes, pending } = await county.fix(id, [{ ...place, value: draft, ...(all ? { all } : {}) }])
      const [kept] = fixes
      if (kept) setFix({ id: kept.id, value: shown(issue, draft), all, leaves: kept.leaves })
      told(pending, all)
      if (all) goBack()
    })
  const takeBack = () =>
    act(async () => {
      if (fix === null) return
      const { pending } = await county.takeBackFix(id, fix.id)
      setFix(null)
      setDraft(startOf(issue, null))
      told(pending, fix.all)
      goBack()
    })
  const submit = (event: Event) => {
    event.preventDefault()
    if (typed) keep(false)
    goOn(event.currentTarget)
  }
  const keyed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setDraft(start)
    if (event.key !== 'Enter' || event.isComposing || !(event.currentTarget instanceof HTMLSelectElement)) return
    event.currentTarget.form?.requestSubmit()
    event.preventDefault()
  }
  const label = `第 ${issue.row} 行“${issue.header}”更正为`
  return (
    <form class="mend" ref={form} onSubmit={submit} aria-busy={running}>
      {issue.choices === null ? (
        <input
          aria-label={label}
          value={draft}
          maxLength={2000}
          autocomplete="off"
          placeholder={isHidden(issue.value) ? '请重新填写完整' : undefined}
          onInput={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={keyed}
        />
      ) : (
        <select
          aria-label={label}
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={keyed}
        >
          <Choices words={issue.choices} start={start} />
        </select>
      )}
      <button type="submit" disabled={!typed || running}>
        更正
      </button>
      {typed && issue.same > 1 && (
        <button type="button" class="all" disabled={running} onClick={() => keep(true)}>
          {issue.value === null ? '' : `这 ${count(issue.same)} 处“${issue.value}”都这样改`}
        </button>
      )}
      <Outcome fix={fix} running={running} takeBack={takeBack} problem={problem?.detail} />
    </form>
  )
}

function Choices({ words, start }: { words: string[]; start: string }) {
  return (
    <>
      {!words.includes(start) && <option value={start}>{start === '' ? '请选择' : `${start}（不改）`}</option>}
      {words.map((word) => (
        <option key={word} value={word}>
          {word}
        </option>
      ))}
    </>
  )
}

/** What has come of it, said at once. */
function Outcome(props: { fix: Kept | null; running: boolean; takeBack: () => void; problem?: string }) {
  const { fix, running, takeBack, problem } = props
  if (problem !== undefined) return <small class="wrong">{problem}</small>
  if (fix === null) return null
  const words = fix.value === '' ? '改为空白' : `改为“${fix.value}”`
  return (
    <small class="outcome" role="status">
      {fix.leaves === null ? (
        <span class="right">✓ 已更正，{words}</span>
      ) : (
        <span class="wrong">
          已{words}，但{issueWords(fix.leaves).title}。{issueWords(fix.leaves).mend}
        </span>
      )}
      <button type="button" class="quiet" disabled={running} onClick={takeBack}>
        撤回
      </button>
    </small>
  )
}

/** What these show does not stand in the cell itself. */
const elsewhere = ['from-above', 'household-not-found', 'household-ambiguous']

/** A number of somebody comes masked: it is typed anew. */
const isHidden = (words: string | null) => words?.includes('***') ?? false

function startOf(issue: IssueRow, fix: Kept | null): string {
  const words = fix === null ? (elsewhere.includes(issue.code) ? '' : issue.value) : fix.value
  return words === null || isHidden(words) ? '' : words
}

/** What was typed into a cell of numbers is shown as the number before was: hidden. */
const shown = (issue: IssueRow, draft: string) =>
  /\d{9}/.test(draft) || isHidden(issue.value) ? draft.replace(/(?<=^.{3}).*(?=.{4}$)/, '***') : draft

function goOn(form: EventTarget | null) {
  const all = [...document.querySelectorAll<HTMLFormElement>('form.mend')]
  const next = all[all.indexOf(form as HTMLFormElement) + 1]
  next?.querySelector<HTMLElement>('input, select')?.focus()
}
