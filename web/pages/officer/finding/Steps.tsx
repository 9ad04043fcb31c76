import { answerNames, type Evidence, type FindingStep, stepNames } from '../../../../shared/handling.ts'
import { useCounty } from '../../../session.tsx'
import { bytes, instant } from '../../../words.ts'

/** 办理记录: what was done with a finding and by whom, the latest first, with the evidence behind it. */
export function Steps({ steps }: { steps: FindingStep[] }) {
  if (steps.length === 0) return null
  return (
    <section class="card stack-small" aria-labelledby="steps">
      <h2 id="steps">办理记录</h2>
      <ol class="handled-steps">
        {[...steps].reverse().map((one) => (
          <li key={one.id} data-step={one.step}>
            <p>
              <strong>
                {stepNames[one.step]}
                {one.answer !== null && `：${answerNames[one.answer]}`}
              </strong>{' '}
              <small>
                {one.by ?? '系统'}　<span class="number">{instant(one.at)}</span>
              </small>
            </p>
            <Details step={one} />
            {one.evidence.length > 0 && <Shown evidence={one.evidence} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Details({ step }: { step: FindingStep }) {
  const { assignee, dueOn, reason, untilOn } = step
  const facts = [
    assignee !== null && (step.step === 'assign' ? `分给${assignee}` : `由${assignee}办理`),
    dueOn !== null && (step.step === 'accept' ? `台账请在 ${dueOn} 前改过来` : `期限 ${dueOn}`),
    untilOn !== null && `有效期到 ${untilOn}`,
  ].filter(Boolean)
  return (
    <>
      {facts.length > 0 && <p>{facts.join('，')}</p>}
      {reason !== null && <p class="said">{reason}</p>}
    </>
  )
}

/** Pictures as they are, other files by name; each is fetched whole. */
function Shown({ evidence }: { evidence: Evidence[] }) {
  const county = useCounty()
  return (
    <ul class="evidence" aria-label="佐证材料">
      {evidence.map((one) => (
        <li key={one.id}>
          <a href={county.evidenceAt(one.id)} download={one.fileName}>
            {one.mediaType.startsWith('image/') && (
              <img src={county.evidenceAt(one.id)} alt={one.fileName} loading="lazy" />
            )}
            <span>
              {one.fileName} <small>{bytes(one.sizeBytes)}</small>
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
