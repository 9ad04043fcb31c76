import { useState } from 'preact/hooks'
import type { CadrePage } from '../../../../shared/cadre.ts'
import { useCounty } from '../../../session.tsx'
import { Day } from '../../../ui/Day.tsx'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Reason } from '../../../ui/Reason.tsx'
import { today } from '../../../words.ts'

/** Back in the post: the households that went to others stay with them. */
export function ReturnDialog(props: { cadre: CadrePage['cadre']; close: () => void; done: () => void }) {
  const { cadre, close, done } = props
  const county = useCounty()
  const [on, setOn] = useState(today)
  const [reason, setReason] = useState('')
  return (
    <Dialog title={`${cadre.name}回岗`} close={close}>
      <Deed
        deed={() => county.returnCadre(cadre.key, { on, reason: reason.trim() })}
        done={done}
        close={close}
        words={['确定回岗', '正在保存…', '不改了']}
      >
        <p>去掉离岗登记。已经交给别人的户不会自动回来；账号停用了的，请到“设置 · 账号”里启用。</p>
        <Day label="回岗日期" required value={on} onInput={setOn} />
        <Reason label="原因" offered={['离岗登记有误', '调回原单位', '病愈返岗']} value={reason} onInput={setReason} />
      </Deed>
    </Dialog>
  )
}
