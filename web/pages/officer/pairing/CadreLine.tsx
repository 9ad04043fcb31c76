import type { CadreRow } from '../../../../shared/cadre.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { isGone } from '../cadre/gone.ts'
import { Load } from '../cadre/Load.tsx'

/** A cadre in a list: who, from where, and how much is carried. */
export function CadreLine({ cadre }: { cadre: CadreRow }) {
  return (
    <>
      <span class="row-main">
        <strong>{cadre.name}</strong>
        <span class="row-main">
          {isGone(cadre) && <Badge tone="bad">{cadre.leftReason || '已离岗'}</Badge>}
          {(!isGone(cadre) || cadre.load > 0) && <Load load={cadre.load} cap={cadre.cap} />}
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
