import type { Receipt } from '../../../../shared/difference.ts'
import { entityNames } from '../../../../shared/import.ts'
import { count } from '../../../words.ts'

const units: Record<string, string> = { household: '户', person: '人', cadre: '名帮扶责任人' }
const unit = (entity: Receipt['gone'][number]['entity']) => units[entity] ?? `条${entityNames[entity]}`

/** What happens to records the file does not name, a sentence a decision. */
export function goneWords(gone: Receipt['gone']): string[] {
  const of = (decision: 'keep' | 'left' | 'ask') =>
    gone.flatMap((one) => (one[decision] > 0 ? [`${count(one[decision])} ${unit(one.entity)}`] : [])).join('、')
  return [
    of('keep') && `本次未出现的 ${of('keep')} 保留在台账。`,
    of('left') && `本次未出现的 ${of('left')} 去册；去册的户连同成员一起移出台账，现有结对当日结束。`,
    of('ask') && `本次未出现的 ${of('ask')} 请村里核实，答复之前留在台账。`,
  ].filter((words) => words !== '')
}
