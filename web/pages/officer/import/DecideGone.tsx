import { useState } from 'preact/hooks'
import type { GoneDecision } from '../../../../shared/difference.ts'
import { useCounty } from '../../../session.tsx'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Reason } from '../../../ui/Reason.tsx'
import { count } from '../../../words.ts'
import type { EntityCount } from './state.ts'

const titles: Record<GoneDecision, string> = { keep: '保留在台账', left: '去册', ask: '请村里核实' }

/** Says what a decision about gone records will do, and takes the reason. */
export function DecideGone(props: {
  id: number
  entity: EntityCount
  decision: GoneDecision
  number: number
  chosen: { ids?: number[]; q?: string }
  close: () => void
  /** How many it is about in the end: whoever lives nowhere known cannot be asked about. */
  decided: (number: number) => void
}) {
  const { id, entity, decision, number, chosen, close, decided } = props
  const county = useCounty()
  const [reason, setReason] = useState('')
  const deed = async () => {
    const order = { entity: entity.entity, decision, reason: reason.trim() || undefined, ...chosen }
    decided((await county.decideGone(id, order)).decided)
  }
  return (
    <Dialog title={`${entity.name} ${count(number)} 条：${titles[decision]}`} close={close}>
      <Deed deed={deed} done={close} close={close} words={['确定', '正在保存…', '再想想']}>
        <p>{means(decision, entity)}</p>
        {decision !== 'keep' && (
          <Reason
            label={decision === 'left' ? '原因（必填）' : '要村里核实什么（可不填）'}
            optional={decision !== 'left'}
            value={reason}
            onInput={setReason}
          />
        )}
      </Deed>
    </Dialog>
  )
}

function means(decision: GoneDecision, { entity, name }: EntityCount): string {
  if (decision === 'keep') return '留在台账里，和现在一样。'
  if (decision === 'ask') return '入库后由所在的村或乡镇在“待村核实”里答复“仍在”或“已离开”，答复之前留在台账里。'
  if (entity === 'household') {
    return '入库时整户去册：户、家庭成员和这一户的收入、措施等一起移出台账，不再核查；现有的结对当日结束；走访记录保留。以后台账里再出现，会作为新增回来；也可以在“去册名单”里整户恢复。'
  }
  if (entity === 'cadre') return '入库时记为当日离任，名册里保留；以后名册里再出现，就恢复在任。'
  if (entity === 'pairing') return '入库时这些结对当日结束，历史保留。'
  return `入库时这些${name}记录移出台账，不再核查；可以在“去册名单”里恢复。`
}
