import { useState } from 'preact/hooks'
import type { Bulletin } from '../../../../shared/bulletin.ts'
import { useCounty } from '../../../session.tsx'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'

/** Asks for the county's own words, and freezes the figures. */
export function IssueDialog(props: { bulletin: Bulletin; issued: () => void; close: () => void }) {
  const { bulletin, issued, close } = props
  const county = useCounty()
  const [remark, setRemark] = useState('')
  return (
    <Dialog title={`印发${bulletin.name}`} close={close}>
      <Deed
        deed={() => county.issueBulletin(bulletin.period, remark)}
        done={issued}
        close={close}
        words={['确定印发', '正在印发…', '再看看']}
      >
        {bulletin.state === 'running' && (
          <p>
            这一期到 {bulletin.to} 才结束。现在印发，数字只算到 {bulletin.asOf}，以后的不再计入。
          </p>
        )}
        <p>印发后数字和说明不再变动，不能收回。</p>
        <Field label="说明" hint="通报表扬、通报批评、限期整改等由县里自己写；可以不写。不要写个人的排名。">
          {(said) => (
            <textarea
              {...said}
              rows={6}
              maxLength={5000}
              value={remark}
              onInput={(event) => setRemark(event.currentTarget.value)}
            />
          )}
        </Field>
      </Deed>
    </Dialog>
  )
}
