import type { CadreRow } from '../../../../shared/cadre.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Bar } from '../../../ui/Bar.tsx'
import { today } from '../../../words.ts'

export const isFull = (cadre: CadreRow): boolean => cadre.cap !== null && cadre.load >= cadre.cap
/** A leaving with no date counts at once. */
export const hasLeft = ({ leftOn, leftReason }: CadreRow): boolean => (leftOn ? leftOn <= today() : Boolean(leftReason))

/** A cadre in a list: who, from where, and how much is carried. */
export function CadreLine({ cadre }: { cadre: CadreRow }) {
  return (
    <>
      <span class="row-main">
        <strong>{cadre.name}</strong>
        {hasLeft(cadre) ? <Badge tone="bad">{cadre.leftReason || '已离岗'}</Badge> : <Load cadre={cadre} />}
      </span>
      <small>
        {cadre.unit || '单位未登记'}
        {cadre.postLevel && ` · ${cadre.postLevel}`}
        {cadre.villages.length > 0 && ` · ${cadre.villages.join('、')}`}
      </small>
    </>
  )
}

function Load({ cadre }: { cadre: CadreRow }) {
  const { load, cap } = cadre
  if (cap === null) return <span class="number">{load} 户</span>
  const tone = load > cap ? 'bad' : load === cap ? 'warn' : 'good'
  return (
    <span class="load">
      <Bar value={load} max={cap} tone={tone} label={`已帮扶 ${load} 户，上限 ${cap} 户`} />
      <span class="number">
        {load} / {cap} 户
      </span>
    </span>
  )
}
