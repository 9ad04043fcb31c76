import type { VillageRow } from '../../../../shared/village.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { unknown } from '../../../words.ts'

/** Who holds a village's post; where somebody should and nobody does, that stands out. */
export function Holder({ holder, due }: { holder: string | null; due: boolean }) {
  if (holder) return <>{holder}</>
  if (due) return <Badge tone="bad">没有</Badge>
  return <>{holder === null ? unknown : '没有'}</>
}

/** A first secretary's term: over, nearly over, or until when. */
export function SecretaryTerm({ village }: { village: VillageRow }) {
  const { secretaryDue, secretaryTerm } = village
  if (secretaryDue === null) return null
  if (secretaryTerm === 'past') return <Badge tone="bad">任期已于 {secretaryDue} 届满</Badge>
  if (secretaryTerm === 'near') return <Badge tone="warn">任期到 {secretaryDue}，请安排轮换</Badge>
  return <small>任期到 {secretaryDue}</small>
}

/** A village's posts and whether each must be held: as the checks village-no-unit, -team and -secretary have it. */
export const mustHold = {
  unit: ({ households }: VillageRow) => households > 0,
  leader: () => false,
  team: ({ keyVillage }: VillageRow) => keyVillage === true,
  secretary: ({ keyVillage }: VillageRow) => keyVillage === true,
}
