import { type CompletenessRow, type Need, needNames } from '../../../../../shared/completeness.ts'
import { Badge } from '../../../../ui/Badge.tsx'
import { unknown } from '../../../../words.ts'

/** Whether a pairing has one of the six things: the next visit by its day. */
export function NeedCell({ row, need }: { row: CompletenessRow; need: Need }) {
  const state = row.has[need]
  if (need === 'visit' && row.visitOn !== null) {
    return state === 'there' ? <span class="number">{row.visitOn}</span> : <Badge tone="warn">{row.visitOn} 已过</Badge>
  }
  if (need === 'cadre' && state === 'there') return <>{row.cadres}</>
  if (state === 'missing') return <Badge tone="bad">缺</Badge>
  if (state === 'needless') return <small>无劳力，不要求</small>
  return <>{state === 'there' ? '有' : unknown}</>
}

/** The five things to look for; the sixth, 定对象, is the household itself. */
export const needs = Object.entries(needNames) as [Need, string][]
