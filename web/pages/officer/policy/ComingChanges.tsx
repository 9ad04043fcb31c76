import { useState } from 'preact/hooks'
import type { Coming, PolicyAnswer } from '../../../../shared/policychange.ts'
import { documentOf } from '../../../../shared/policypath.ts'
import { useCounty } from '../../../session.tsx'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Reason } from '../../../ui/Reason.tsx'
import { ChangeTable } from './ChangeTable.tsx'
import { savePolicy } from './save.ts'
import { overlay } from './written.ts'

/** What comes into force later, a day each; until then it can be taken back. */
export function ComingChanges({
  policy,
  may,
  renew,
}: {
  policy: PolicyAnswer
  may: boolean
  renew: (policy: PolicyAnswer) => void
}) {
  const [asking, setAsking] = useState<Coming | null>(null)
  return (
    <>
      {policy.coming.map((coming) => (
        <section key={coming.effectiveOn} class="card">
          <h2>{coming.effectiveOn} 起要变的</h2>
          <ChangeTable caption={`${coming.effectiveOn} 起要变的参数`} changes={coming.changes} lines={policy.lines} />
          {may && (
            <div class="actions">
              <button type="button" onClick={() => setAsking(coming)}>
                撤回
              </button>
            </div>
          )}
        </section>
      ))}
      {asking && <TakeBack coming={asking} basedOn={policy.latest} close={() => setAsking(null)} renew={renew} />}
    </>
  )
}

function TakeBack(props: {
  coming: Coming
  basedOn: number
  close: () => void
  renew: (policy: PolicyAnswer) => void
}) {
  const { coming, basedOn, close, renew } = props
  const { effectiveOn, changes } = coming
  const county = useCounty()
  const [reason, setReason] = useState('')
  const document = documentOf(changes.map(({ path, from, to }) => [path, overlay(to, from)]))
  return (
    <Dialog title={`撤回 ${effectiveOn} 起的改动？`} close={close}>
      <Deed
        deed={() => savePolicy(county, { document, effectiveOn, reason, basedOn }, renew)}
        done={close}
        close={close}
        words={['撤回', '正在撤回…', '留着']}
      >
        <p>到那一天仍按现在的取值办。省定底线撤不回，只撤本县的改动；撤回也留痕。</p>
        <Reason label="为什么撤回" value={reason} onInput={setReason} minLength={2} />
      </Deed>
    </Dialog>
  )
}
