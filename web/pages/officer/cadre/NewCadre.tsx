import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Deed } from '../../../ui/Deed.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Tick } from '../../../ui/Tick.tsx'
import { CadreForm, toOrder } from './CadreForm.tsx'

const blank = { post: '', postLevel: '', unitKind: '', sex: '', employedFrom: '', note: '', phone: '', idNumber: '' }

/** A cadre put on the roster; `from`: somebody who moved here from another unit of the county. */
export default function NewCadrePage() {
  const county = useCounty()
  const { from } = useQuery().query
  const former = useLoad(`former ${from}`, async () => (from ? (await county.cadre(from)).cadre : null))
  const crumbs = [{ href: to.cadres(), name: '帮扶责任人' }]
  if (former.data === undefined && !former.problem) {
    return (
      <Page title="登记帮扶责任人" crumbs={crumbs}>
        <Progress words="正在取原单位的登记…" />
      </Page>
    )
  }
  const known = former.data ?? null
  return (
    <Page title={known ? `${known.name}：登记到新单位` : '登记帮扶责任人'} crumbs={crumbs}>
      <Form formerly={known?.key} name={known?.name ?? ''} postLevel={known?.postLevel ?? ''} />
    </Page>
  )
}

function Form(props: { formerly: string | undefined; name: string; postLevel: string }) {
  const { formerly } = props
  const county = useCounty()
  const { route } = useLocation()
  const [name, setName] = useState(props.name)
  const [unit, setUnit] = useState('')
  const [namesake, setNamesake] = useState(false)
  const [fields, setFields] = useState({ ...blank, postLevel: props.postLevel })
  const [made, setMade] = useState('')
  const deed = async () => {
    const { phone, idNumber } = fields
    const numbers = formerly && phone === '' && idNumber === '' ? {} : { phone, idNumber }
    const order = { ...toOrder(fields), ...numbers, name: name.trim(), unit: unit.trim(), namesake, formerly }
    setMade((await county.addCadre(order)).cadre.key)
  }
  if (made !== '') route(to.cadre(made), true)
  return (
    <section class="card stack">
      <p>
        {formerly
          ? '电话和证件号码不填就沿用原单位的登记，亲属备案一并带过来。'
          : '人数多时请导入帮扶责任人名册；这里登记一个人。'}
      </p>
      <Deed deed={deed} done={() => {}} close={() => history.back()} words={['登记', '正在保存…', '不登记了']}>
        <div class="form-grid">
          <Field label="姓名">
            {(said) => (
              <input
                {...said}
                required
                autocomplete="off"
                value={name}
                onInput={(event) => setName(event.currentTarget.value)}
              />
            )}
          </Field>
          <Field label="单位" hint="写全称，与名册里的写法一致">
            {(said) => (
              <input
                {...said}
                required
                autocomplete="off"
                value={unit}
                onInput={(event) => setUnit(event.currentTarget.value)}
              />
            )}
          </Field>
        </div>
        <CadreForm fields={fields} change={setFields} />
        <Tick ticked={namesake} onTick={setNamesake}>
          同名的另一个人（本单位已有同名的人时才勾）
        </Tick>
      </Deed>
    </section>
  )
}
