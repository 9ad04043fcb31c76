import { useState } from 'preact/hooks'
import type { Kinship } from '../../../../shared/kinship.ts'
import { useLoad } from '../../../load.ts'
import { useCounty, useMay, useSigned } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { instant } from '../../../words.ts'
import { DeclareDialog } from './DeclareDialog.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'

/** The relatives on file of a cadre, or the cadres on file as relatives of a household; filed and taken back here. */
export function Kin({ of, name }: { of: { cadre: string } | { household: string }; name: string }) {
  const county = useCounty()
  const { membership } = useSigned()
  const declares = useMay('kinship.declare')
  const { data, problem, reload } = useLoad(`kin ${JSON.stringify(of)}`, () => county.kinships({ ...of, size: 200 }))
  const [declaring, setDeclaring] = useState(false)
  const [withdrawing, setWithdrawing] = useState<Kinship | null>(null)
  const known = data?.rows ?? []
  // A cadre files only what is its own to say.
  const offered = declares && !('cadre' in of && membership.role === 'cadre')
  if (known.length === 0 && !offered && !problem) return null
  return (
    <section class="card no-print">
      <h2>亲属备案</h2>
      {problem && <ErrorNote problem={problem} again={reload} />}
      {data && known.length === 0 && (
        <p>{'cadre' in of ? '没有备案在册的亲属户。' : '没有备案与这户有亲属关系的帮扶责任人。'}</p>
      )}
      <ul class="lines">
        {known.map((one) => (
          <li key={one.id}>
            <span>
              {'cadre' in of ? (
                <>
                  <a href={to.household(one.householdNo)}>{one.headName || '未登记户主'}</a> {one.township}{' '}
                  {one.village}：是这户的{one.relation}
                </>
              ) : (
                <>
                  <strong>{one.cadreName}</strong> {one.cadreUnit}：是这户的{one.relation}
                </>
              )}{' '}
              <small>
                {one.declaredBy} {instant(one.declaredAt).slice(0, 10)} 备案{one.note && `，${one.note}`}
              </small>
            </span>
            <span class="with-bar">
              {one.paired && <Badge tone="bad">正在结对，请换人</Badge>}
              {declares && (
                <button type="button" onClick={() => setWithdrawing(one)}>
                  撤销
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {offered && (
        <button type="button" onClick={() => setDeclaring(true)}>
          备案亲属关系
        </button>
      )}
      {declaring && <DeclareDialog of={of} name={name} close={() => setDeclaring(false)} done={reload} />}
      {withdrawing && <WithdrawDialog kinship={withdrawing} close={() => setWithdrawing(null)} done={reload} />}
    </section>
  )
}
