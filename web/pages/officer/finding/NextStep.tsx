import { useState } from 'preact/hooks'
import type { FindingPage } from '../../../../shared/finding.ts'
import { type Answer, answerNames } from '../../../../shared/handling.ts'
import { useSigned } from '../../../session.tsx'
import { draftOf, isDrafted } from './answerdraft.ts'
import { type Doing, doingWords, useDoings } from './doing.ts'
import { Due, HandlingBadge, handledBy } from './HandlingBadge.tsx'
import { HandlingDialog } from './HandlingDialog.tsx'

/** What is to be done with a finding now, by whoever reads it: the next step first, what else may be done beside it. */
export function NextStep({ shown, done }: { shown: FindingPage; done: () => void }) {
  const { finding, may } = shown
  const { session } = useSigned()
  const [doing, setDoing] = useState<Doing>()
  const usual = useDoings()
  const offered = order[finding.handling].filter((one) => usual.includes(one) && may[one] === null)
  const why = order[finding.handling].find((one) => usual.includes(one) && may[one] !== null)
  const mine = finding.assignee?.username === session.user.username
  const drafted = isDrafted(draftOf(session.user.username, [finding.id]))
  const button = (one: Doing) => (one === 'answer' && drafted ? '继续答复（有草稿）' : buttonOf(one, finding.handling))
  // Whoever has it is to answer it; whoever only could is offered it beside the rest.
  const first = mine && offered.includes('answer') ? 'answer' : offered[0]
  const rest = offered.filter((one) => one !== first)
  const expected = first === 'verify' || (first === 'answer' && mine) || finding.handling === 'unassigned'
  return (
    <section class="card stack-small next" aria-labelledby="next">
      <h2 id="next">
        现在该做什么 <HandlingBadge handling={finding.handling} />
      </h2>
      <p>{wordsOf(shown.finding, offered, mine)}</p>
      {finding.handling === 'assigned' && <Back shown={shown} />}
      {finding.handling !== 'unassigned' && (
        <p>
          <small>
            {handledBy(finding)}
            {finding.handling === 'closed' ? finding.exemptUntil !== null && '，' : finding.dueOn !== null && '，期限 '}
          </small>
          <Due finding={finding} />
        </p>
      )}
      {first === undefined && why !== undefined && may[why] !== null && <p>{may[why]}</p>}
      {first !== undefined && (
        <div class="actions">
          <button type="button" class={expected ? 'strong' : undefined} onClick={() => setDoing(first)}>
            {button(first)}
          </button>
          {rest.map((one) => (
            <button key={one} type="button" onClick={() => setDoing(one)}>
              {button(one)}
            </button>
          ))}
        </div>
      )}
      {doing && (
        <HandlingDialog
          doing={doing}
          ids={[finding.id]}
          rows={[finding]}
          close={() => setDoing(undefined)}
          done={() => {
            setDoing(undefined)
            done()
          }}
        />
      )}
    </section>
  )
}

/** Why it is to be answered once more. */
function Back({ shown: { steps } }: { shown: FindingPage }) {
  const last = steps.findLast(({ step }) => step !== 'assign')
  if (last?.step === 'return') {
    return (
      <p>
        <strong>上次的答复被退回：</strong>
        {last.reason}
      </p>
    )
  }
  if (last?.step === 'again') return <p>办结以后数据里又有了，或者数字变了，请重新核实。</p>
  return last?.step === 'expired' ? <p>上次说明的有效期已到，请重新核实。</p> : null
}

/** What can follow, the likeliest first. */
const order: Record<FindingPage['finding']['handling'], Doing[]> = {
  unassigned: ['assign', 'answer'],
  assigned: ['assign', 'answer', 'recall'],
  answered: ['verify', 'recall'],
  waiting: [],
  closed: [],
}

function buttonOf(doing: Doing, handling: FindingPage['finding']['handling']): string {
  if (doing === 'assign' && handling !== 'unassigned') return '改派'
  if (doing === 'recall') return handling === 'answered' ? '撤回答复' : '撤回分派'
  return doingWords[doing][0]
}

function wordsOf(finding: FindingPage['finding'], offered: Doing[], mine: boolean): string {
  const { handling, status, assignee, answer, exemptUntil } = finding
  const may = (doing: Doing) => offered.includes(doing)
  if (handling === 'unassigned') {
    if (status === 'resolved') return '数据里已经没有这个疑点，不用办理。'
    if (may('assign')) return '还没有人办理。请分派给能核实的人；您清楚情况的，也可以直接答复。'
    return may('answer') ? '还没有分派。您清楚情况的，可以直接答复。' : '还没有分派给人办理。'
  }
  if (handling === 'assigned') {
    return mine
      ? '这条分派给您。请按下面的依据核实，改好或说明情况后答复。'
      : `${assignee?.name ?? '有人'}正在办理，答复以后由另一个人核验。`
  }
  if (handling === 'answered') {
    const said = answer === null ? '已答复' : `已答复“${answerNames[answer]}”`
    return may('verify') ? `${said}。请看下面的办理记录和佐证材料，核对后核验。` : `${said}，等待另一个人核验。`
  }
  if (handling === 'waiting') {
    return '整改已核验，台账里还没有改过来。请在下次上传的台账里改正，数据里没有了就自动办结。'
  }
  return closedWords(answer, exemptUntil, status === 'resolved')
}

function closedWords(answer: Answer | null, exemptUntil: string | null, gone: boolean): string {
  if (exemptUntil !== null && answer !== null) {
    return `已办结：${answerNames[answer]}，到 ${exemptUntil} 为止不再算疑点；到期或数据有变化时重新办理。`
  }
  return gone ? '已办结：数据里已经没有这个疑点。' : '已办结。'
}
