import { useState } from 'preact/hooks'
import type { CadreRow } from '../../../../shared/cadre.ts'
import { useLoad } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Rows } from '../../../ui/Rows.tsx'
import { CadreLine, hasLeft } from './CadreLine.tsx'

/** Who takes over: searched by name or unit; nobody only where the household is out of poverty. */
export function Successor(props: {
  chosen: CadreRow | null
  leaving: string
  choose: (cadre: CadreRow | null) => void
}) {
  const { chosen, leaving, choose } = props
  const county = useCounty()
  const [q, setQ] = useState('')
  const found = useLoad(`successor ${q}`, async () => (q === '' ? null : county.cadres({ q, size: 8 })))
  if (chosen) {
    return (
      <div class="field">
        <strong>接替人</strong>
        <div class="picked">
          <CadreLine cadre={chosen} />
        </div>
        <button type="button" onClick={() => choose(null)}>
          换一个接替人
        </button>
      </div>
    )
  }
  const offered = (found.data?.rows ?? []).filter((one) => one.key !== leaving && !hasLeft(one))
  return (
    <div class="stack">
      <Field label="接替人" hint="输入姓名或单位来找。只有已脱贫且没有风险的户可以不安排接替人。">
        {(said) => (
          <input
            {...said}
            type="search"
            autocomplete="off"
            value={q}
            onChange={(event) => setQ(event.currentTarget.value.trim())}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.isComposing) return
              event.preventDefault()
              setQ(event.currentTarget.value.trim())
            }}
          />
        )}
      </Field>
      {q !== '' && found.loading && <small>正在找…</small>}
      {q !== '' && !found.loading && offered.length === 0 && <small>没有找到在岗的人，请换个姓名或单位。</small>}
      {offered.length > 0 && (
        <Rows label="可接替的人" rows={offered} rowKey={(one) => one.key} chosen={null} onPick={choose}>
          {(one) => <CadreLine cadre={one} />}
        </Rows>
      )}
    </div>
  )
}
