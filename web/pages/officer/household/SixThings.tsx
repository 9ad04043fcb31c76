import { useState } from 'preact/hooks'
import { useLoad } from '../../../load.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { NeedCell, needs } from '../pairing/completeness/NeedCell.tsx'
import { VisitDialog } from '../pairing/completeness/VisitDialog.tsx'

/** 六定 of one household: what its pairing has and lacks, and the day of the next visit. */
export function SixThings({ no, name }: { no: string; name: string }) {
  const county = useCounty()
  const reads = useMay('pairing.read')
  const plans = useMay('visit.plan')
  const { data, reload } = useLoad(`six things ${no}`, async () =>
    reads ? county.completeness({ household: no }) : null,
  )
  const [asking, setAsking] = useState(false)
  const row = data?.rows[0]
  if (row === undefined) return null
  const done = () => {
    setAsking(false)
    reload()
  }
  return (
    <section class="card">
      <h2>六定</h2>
      <Facts facts={needs.map(([need, title]) => [title, <NeedCell key={need} row={row} need={need} />])} />
      {plans && (
        <p class="no-print">
          <button type="button" onClick={() => setAsking(true)}>
            {row.visitOn === null ? '安排下次走访' : '改下次走访日期'}
          </button>
        </p>
      )}
      {asking && <VisitDialog nos={[no]} name={name} close={() => setAsking(false)} done={done} />}
    </section>
  )
}
