import { useLoad } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'

/** What a form says of a cadre; blank where nothing is said. */
export type CadreFields = {
  post: string
  postLevel: string
  unitKind: string
  sex: string
  employedFrom: string
  note: string
  phone: string
  idNumber: string
}

/** As the server takes it. */
export function toOrder({ phone: _phone, idNumber: _id, ...fields }: CadreFields) {
  const said = (text: string) => text.trim() || null
  const { post, postLevel, unitKind, sex, employedFrom, note } = fields
  return {
    post: said(post),
    postLevel: said(postLevel),
    unitKind: said(unitKind),
    sex: sex === '男' || sex === '女' ? (sex as '男' | '女') : null,
    employedFrom: said(employedFrom),
    note: said(note),
  }
}

/** The fields of a cadre's record beside name and unit. `kept`: the numbers there are, which stay where nothing is typed. */
export function CadreForm(props: {
  fields: CadreFields
  kept?: { phone: string | null; idNumber: string | null }
  change: (fields: CadreFields) => void
}) {
  const { fields, kept, change } = props
  const county = useCounty()
  const caps = useLoad('policy', county.policy).data?.document.pairing.cap ?? {}
  const levels = [...new Set([...Object.keys(caps), ...(fields.postLevel ? [fields.postLevel] : [])])]
  const text = (name: keyof CadreFields, label: string, extra: { hint?: string; placeholder?: string } = {}) => (
    <Field label={label} hint={extra.hint}>
      {(said) => (
        <input
          {...said}
          autocomplete="off"
          placeholder={extra.placeholder}
          value={fields[name]}
          onInput={(event) => change({ ...fields, [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  )
  const stays = (number: string | null | undefined) => (number ? { placeholder: `${number}（不改就不用填）` } : {})
  return (
    <div class="form-grid">
      <Select
        label="职务级别"
        all="未登记"
        value={fields.postLevel}
        options={levels.map((one) => ({ value: one, name: caps[one] ? `${one}（最多 ${caps[one]} 户）` : one }))}
        onChange={(postLevel) => change({ ...fields, postLevel })}
      />
      {text('post', '职务')}
      {text('phone', '联系电话', stays(kept?.phone))}
      {text('idNumber', '证件号码', stays(kept?.idNumber))}
      <Select
        label="性别"
        all="未登记"
        value={fields.sex}
        options={['男', '女'].map((one) => ({ value: one, name: one }))}
        onChange={(sex) => change({ ...fields, sex })}
      />
      {text('unitKind', '单位类型')}
      {text('employedFrom', '任职开始', { hint: '如 2024-03 或 2024-03-01' })}
      {text('note', '备注')}
    </div>
  )
}
