import { useState } from 'preact/hooks'
import type { CadrePage } from '../../../../shared/cadre.ts'
import { useCounty } from '../../../session.tsx'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { CadreForm, toOrder } from './CadreForm.tsx'

/** The record written anew; who it is, name and unit, stays. */
export function EditDialog(props: { cadre: CadrePage['cadre']; close: () => void; done: () => void }) {
  const { cadre, close, done } = props
  const county = useCounty()
  const [fields, setFields] = useState(() => ({
    post: cadre.post ?? '',
    postLevel: cadre.postLevel ?? '',
    unitKind: cadre.unitKind ?? '',
    sex: cadre.sex ?? '',
    employedFrom: cadre.employedFrom ?? '',
    note: cadre.note ?? '',
    phone: '',
    idNumber: '',
  }))
  const deed = () => {
    const { phone, idNumber } = fields
    return county.editCadre(cadre.key, {
      ...toOrder(fields),
      ...(phone.trim() === '' ? {} : { phone }),
      ...(idNumber.trim() === '' ? {} : { idNumber }),
      editedAt: cadre.editedAt,
    })
  }
  return (
    <Dialog title={`修改登记：${cadre.name}`} close={close}>
      <Deed deed={deed} done={done} close={close} words={['保存', '正在保存…', '不改了']}>
        <p>姓名和单位不能在这里改。换了单位的，请先办理离岗，再登记到新单位。</p>
        <CadreForm fields={fields} kept={{ phone: cadre.phoneMasked, idNumber: cadre.idMasked }} change={setFields} />
      </Deed>
    </Dialog>
  )
}
