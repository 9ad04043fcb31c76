import { useState } from 'preact/hooks'
import { useCounty, useSigned } from '../../../session.tsx'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Reason } from '../../../ui/Reason.tsx'
import { FindOne, type Found } from './FindOne.tsx'

const relations = ['本人', '配偶', '父母', '子女', '兄弟姐妹', '岳父母', '公婆', '叔伯', '侄甥', '其他亲属']

/** Files a kinship: of the cadre with a household to be found, or of the household with a cadre. */
export function DeclareDialog(props: {
  of: { cadre: string } | { household: string }
  name: string
  close: () => void
  done: () => void
}) {
  const { of, name, close, done } = props
  const county = useCounty()
  const own = useSigned().membership.cadreKey
  const [found, setFound] = useState<Found | null>(own === null ? null : { key: own, name: '本人' })
  const [relation, setRelation] = useState('')
  const [note, setNote] = useState('')
  const deed = () => {
    const other = found!.key
    const sides =
      'cadre' in of ? { cadreKey: of.cadre, householdNo: other } : { cadreKey: other, householdNo: of.household }
    return county.declareKinship({ ...sides, relation: relation.trim(), note: note.trim() || undefined })
  }
  const finish = () => {
    close()
    done()
  }
  return (
    <Dialog title="备案亲属关系" close={close}>
      <Deed deed={deed} done={finish} close={close} waiting={found === null} words={['备案', '正在保存…', '不备案了']}>
        <p>
          {'cadre' in of ? `${name}和哪一户是亲属？` : `谁是${name}户的亲属？`}
          备案后不能再与这户结对，已经结对的会列为疑点。
        </p>
        {own === null && <FindOne of={'cadre' in of ? 'household' : 'cadre'} found={found} choose={setFound} />}
        <Reason label="是这户的（关系）" offered={relations} value={relation} onInput={setRelation} />
        <Reason label="说明" optional offered={[]} value={note} onInput={setNote} />
      </Deed>
    </Dialog>
  )
}
