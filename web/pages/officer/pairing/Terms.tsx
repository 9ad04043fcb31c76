import { useState } from 'preact/hooks'
import type { Change, Changed } from '../../../../shared/change.ts'
import { useCounty } from '../../../session.tsx'
import { Day } from '../../../ui/Day.tsx'
import { Reason } from '../../../ui/Reason.tsx'
import { Early } from './Early.tsx'
import { useVerdicts, type Verdicts } from './verdicts.ts'

/** On what terms changes are made: from when on, why, and why a cap is passed. */
export type Terms = {
  on: string
  setOn: (on: string) => void
  /** Somebody is replaced: the reason is asked. */
  replaces: boolean
  reason: string
  setReason: (reason: string) => void
  override: string
  setOverride: (override: string) => void
  verdicts: Verdicts
  /** Makes them, all or none; whoever was overtaken is asked anew. */
  make: () => Promise<Changed>
}

/** `first`: the day and the reason that stand until the person writes others. */
export function useTerms(changes: Change[], first: { on: string; reason?: string | undefined }): Terms {
  const county = useCounty()
  const [day, setOn] = useState<string>()
  const [reason, setReason] = useState(first.reason ?? '')
  const [override, setOverride] = useState('')
  const on = day ?? first.on
  const replaces = changes.some((one) => one.replaces !== null)
  const verdicts = useVerdicts({ on, changes })
  const why = verdicts.heavy.length > 0 ? override.trim() : undefined
  const make = async () => {
    const overridden = changes.map((one) => ({ ...one, override: why }))
    try {
      return await county.change({ on, reason: replaces ? reason.trim() : null, changes: overridden })
    } catch (thrown) {
      verdicts.reload()
      throw thrown
    }
  }
  return { on, setOn, replaces, reason, setReason, override, setOverride, verdicts, make }
}

export function TermFields({ terms, reasons, over }: { terms: Terms; reasons: string[]; over?: string }) {
  const { on, setOn, replaces, reason, setReason, override, setOverride, verdicts } = terms
  const [first] = verdicts.heavy
  return (
    <>
      <Day label="开始日期" hint={replaces ? '换下的人到前一天为止' : undefined} required value={on} onInput={setOn} />
      {replaces && <Reason label="换人的原因" offered={reasons} value={reason} onInput={setReason} />}
      <Early verdicts={verdicts.early} reason={reason} />
      {first && (
        <Reason
          label="超出户数的理由"
          hint={`${over ?? ''}${first.words ?? ''}写明的理由会留在记录里。`}
          value={override}
          onInput={setOverride}
        />
      )}
    </>
  )
}
