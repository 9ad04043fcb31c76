import { useState } from 'preact/hooks'
import { type Holding, postNames, type VillageRow } from '../../../../shared/village.ts'
import { useLoad } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { Day } from '../../../ui/Day.tsx'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Reason } from '../../../ui/Reason.tsx'
import { Who } from './Who.tsx'

const reasons = ['期满轮换', '工作调动', '分工调整', '单位撤并', '补登记', '登记有误，改正']

/** Who takes a village's post from a day on; the one before leaves the day before. */
export function PostDialog(props: {
  village: VillageRow
  held: Holding
  asOf: string
  close: () => void
  done: (words: string) => void
}) {
  const { village, held, asOf, close, done } = props
  const { post } = held
  const county = useCounty()
  const [who, setWho] = useState({ holder: held.holder ?? '', cadreKey: held.cadreKey })
  const [members, setMembers] = useState(held.members ?? '')
  const [sinceOn, setSinceOn] = useState(asOf)
  const [reason, setReason] = useState('')
  const name = postNames[post]
  const holder = who.holder.trim()
  const same = holder === (held.holder ?? '')
  const deed = () =>
    county.setPost(village.key, {
      post,
      holder,
      cadreKey: who.cadreKey,
      sinceOn,
      reason: reason.trim(),
      was: held.holder ?? '',
      ...(post === 'team' ? { members: members.trim() } : {}),
    })
  const said = () => done(holder === '' ? `${name}从 ${sinceOn} 起空缺。` : `${name}从 ${sinceOn} 起：${holder}。`)
  return (
    <Dialog title={`${held.holder ? '调整' : '登记'}${name}`} close={close}>
      <Deed deed={deed} done={said} close={close} words={['保存', '正在保存…', '不改了']}>
        <p>
          {village.township} <strong>{village.name}</strong>
          {held.holder && (
            <>
              ，现在是 <strong>{held.holder}</strong>
              {held.sinceOn && `（${held.sinceOn} 起）`}
            </>
          )}
        </p>
        {post === 'unit' ? (
          <Unit value={who.holder} onInput={(next) => setWho({ holder: next, cadreKey: null })} />
        ) : (
          <Who label={post === 'team' ? '队长' : name} value={who} onChange={setWho} />
        )}
        {post === 'team' && (
          <Field label="队员" hint="几个人用顿号隔开">
            {(on) => (
              <input
                {...on}
                maxLength={200}
                value={members}
                onInput={(event) => setMembers(event.currentTarget.value)}
              />
            )}
          </Field>
        )}
        <Day label="从哪天起" hint={hintOf(held, same)} required value={sinceOn} onInput={setSinceOn} />
        <Reason label="原因" offered={reasons} value={reason} onInput={setReason} />
      </Deed>
    </Dialog>
  )
}

function hintOf({ holder }: Holding, same: boolean): string {
  if (!holder) return '填实际开始的日期'
  return same ? '没有换人：只改正开始日期，不另起任期' : `${holder}的任期到前一天为止`
}

/** A unit's name, offered from those the county has. */
function Unit({ value, onInput }: { value: string; onInput: (name: string) => void }) {
  const county = useCounty()
  const found = useLoad(`units ${value}`, async () => (await county.units({ q: value, size: 20 })).rows)
  const offered = found.data ?? []
  const known = value === '' || offered.some((one) => one.name === value)
  return (
    <Field
      label="帮扶单位"
      hint={
        known || found.loading
          ? '空着表示没有单位帮扶。名称要和帮扶责任人名册里的一样，拟方案时才找得到它的干部。'
          : '名册里没有这个单位的干部。请从列出的单位里选，或核对名称。'
      }
    >
      {(said) => (
        <>
          <input
            {...said}
            list="units"
            autocomplete="off"
            maxLength={60}
            value={value}
            onInput={(event) => onInput(event.currentTarget.value)}
          />
          <datalist id="units">
            {offered.map((one) => (
              <option key={one.name} value={one.name} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
