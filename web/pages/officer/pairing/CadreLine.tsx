import type { CadreRow } from '../../../../shared/cadre.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Bar } from '../../../ui/Bar.tsx'
import { today } from '../../../words.ts'

/** A leaving with no date counts at once. */
export const hasLeft = ({ leftOn, leftReason }: CadreRow): boolean => (leftOn ? leftOn <= today() : Boolean(leftReason))

/** A cadre in a list: who, from where, and how much is carried. */
export function CadreLine({ cadre }: { cadre: CadreRow }) {
  return (
    <>
      <span class="row-main">
        <strong>{cadre.name}</strong>
        <span class="row-main">
          {hasLeft(cadre) && <Badge tone="bad">{cadre.leftReason || '已离岗'}</Badge>}
          {(!hasLeft(cadre) || cadre.load > 0) && <Load load={cadre.load} cap={cadre.cap} />}
        </span>
      </span>
      <small>
        {cadre.unit || '单位未登记'}
        {cadre.postLevel && ` · ${cadre.postLevel}`}
        {cadre.villages.length > 0 && ` · ${cadre.villages.join('、')}`}
      </small>
    </>
  )
}

/** Households carried against the most there may be; `words` where it is not what is carried now. */
export function Load({ load, cap, words = '已帮扶' }: { load: number; cap: number | null; words?: string }) {
  if (cap === null) return <span class="number">{load} 户</span>
  const tone = load > cap ? 'bad' : load === cap ? 'warn' : 'good'
  return (
    <span class="load">
      <Bar value={load} max={cap} tone={tone} label={`${words} ${load} 户，上限 ${cap} 户`} />
      <span class="number">
        {load} / {cap} 户
      </span>
    </span>
  )
}
