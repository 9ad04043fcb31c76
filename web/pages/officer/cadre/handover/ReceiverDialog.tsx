import { useState } from 'preact/hooks'
import type { HandoverHousehold } from '../../../../../shared/leave.ts'
import type { Candidate } from '../../../../../shared/proposal.ts'
import { useLoad } from '../../../../load.ts'
import { useCounty } from '../../../../session.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { ErrorNote } from '../../../../ui/ErrorNote.tsx'
import { Progress } from '../../../../ui/Progress.tsx'
import { Reason } from '../../../../ui/Reason.tsx'
import { Rows } from '../../../../ui/Rows.tsx'
import { Search } from '../../../../ui/Search.tsx'
import { Load } from '../Load.tsx'
import type { Choice } from './draft.ts'

/** Somebody else for one household: the best first; over the cap only with a reason, against the rules nobody. */
export function ReceiverDialog(props: {
  household: HandoverHousehold
  leaving: string
  on: string
  /** Of the hand-over's other households, how many each takes on. */
  taking: Map<string, number>
  close: () => void
  /** null: nobody any more, where the household needs nobody. */
  choose: (choice: Choice | null) => void
}) {
  const { household, leaving, on, taking, close, choose } = props
  const county = useCounty()
  const [q, setQ] = useState('')
  const [full, setFull] = useState<Candidate | null>(null)
  const query = { households: household.householdNo, on, q: q || undefined, size: 12 }
  const { data, problem, reload } = useLoad(`receivers ${JSON.stringify(query)}`, () => county.candidates(query))
  const others = (data?.rows ?? []).filter(({ key }) => key !== leaving).map((one) => beside(one, taking))
  const rows = [...others.filter(({ ok }) => ok), ...others.filter(({ ok }) => !ok)]
  const pick = (one: Candidate) => {
    const { key, name, unit } = one
    if (one.ok) choose({ key, name, unit })
    else if (one.cap !== null && one.load >= one.cap && !one.leftOn) setFull(one)
  }
  return (
    <Dialog title={`${household.headName || household.householdNo}交给谁`} close={close}>
      {full ? (
        <Over cadre={full} back={() => setFull(null)} choose={choose} />
      ) : (
        <div class="stack">
          <Search label="找人" placeholder="姓名或单位" value={q} onSearch={setQ} />
          {problem && <ErrorNote problem={problem} again={reload} />}
          {data === undefined && !problem && <Progress words="正在找可以接手的人…" />}
          {data && rows.length === 0 && <p>没有找到，请换个姓名或单位。</p>}
          {!household.needsCadre && (
            <button type="button" onClick={() => choose(null)}>
              这户不再需要帮扶责任人，结对到此结束
            </button>
          )}
          {rows.length > 0 && (
            <Rows label="可以接手的人" rows={rows} rowKey={(one) => one.key} chosen={null} onPick={pick}>
              {(one) => (
                <>
                  <span class="row-main">
                    <strong>{one.name}</strong>
                    <Load load={one.load} cap={one.cap} />
                  </span>
                  <small>
                    {one.unit}
                    {one.why.length > 0 && ` · ${one.why.join('；')}`}
                  </small>
                  {one.words !== null && <small class="wrong">{one.words}</small>}
                </>
              )}
            </Rows>
          )}
        </div>
      )}
    </Dialog>
  )
}

/** The candidate with what this hand-over gives it already. */
function beside(one: Candidate, taking: Map<string, number>): Candidate {
  const more = taking.get(one.key) ?? 0
  if (more === 0) return one
  const load = one.load + more
  const full = one.ok && one.cap !== null && load >= one.cap
  const words = full ? `这次交接已安排 ${more} 户，满额了。请换一人，或写明超出户数的理由。` : one.words
  return { ...one, load, ok: one.ok && !full, words, why: [`这次已安排 ${more} 户`, ...one.why] }
}

function Over({ cadre, back, choose }: { cadre: Candidate; back: () => void; choose: (choice: Choice) => void }) {
  const [override, setOverride] = useState('')
  const { key, name, unit, load, cap } = cadre
  const submit = (event: Event) => {
    event.preventDefault()
    choose({ key, name, unit, override: override.trim() })
  }
  return (
    <form class="form" onSubmit={submit}>
      <p>
        {name}已帮扶 {load} 户，上限 {cap} 户。写明理由才能再增加，会留在记录里。
      </p>
      <Reason label="超出户数的理由" offered={['同村就近', '临时代管']} value={override} onInput={setOverride} />
      <div class="actions">
        <button type="submit" class="strong">
          仍选{name}
        </button>
        <button type="button" onClick={back}>
          换别人
        </button>
      </div>
    </form>
  )
}
