import { useState } from 'preact/hooks'
import { useLoad } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Rows } from '../../../ui/Rows.tsx'

export type Found = { key: string; name: string }

const ask = {
  household: { label: '找户', hint: '姓名或户编号，找到的在下面点选' },
  cadre: { label: '找帮扶责任人', hint: '姓名或单位，找到的在下面点选' },
}

/** One household or one cadre, found by a few words. */
export function FindOne(props: {
  of: 'household' | 'cadre'
  label?: string
  except?: string
  found: Found | null
  choose: (found: Found | null) => void
}) {
  const { of, except, found, choose } = props
  const county = useCounty()
  const [q, setQ] = useState('')
  const list = useLoad(`find ${of} ${q}`, async (): Promise<Found[]> => {
    if (q === '') return []
    if (of === 'household') {
      const { rows } = await county.households({ q, size: 8 })
      return rows.map((one) => ({
        key: one.no,
        name: `${one.headName || '未登记户主'} ${one.township ?? ''} ${one.village ?? ''}（${one.no}）`,
      }))
    }
    const { rows } = await county.cadres({ q, size: 8 })
    return rows
      .filter(({ key, leftOn }) => key !== except && !leftOn)
      .map((one) => ({ key: one.key, name: `${one.name} ${one.unit}` }))
  })
  const { label, hint } = ask[of]
  const said = props.label ?? label
  if (found) {
    return (
      <div class="field">
        <strong>{said}</strong>
        <div class="picked">{found.name}</div>
        <button type="button" onClick={() => choose(null)}>
          换一个
        </button>
      </div>
    )
  }
  const rows = list.data ?? []
  return (
    <div class="stack-small">
      <Field label={said} hint={hint}>
        {(control) => (
          <input
            {...control}
            type="search"
            autocomplete="off"
            onInput={(event) => setQ(event.currentTarget.value.trim())}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.preventDefault()
            }}
          />
        )}
      </Field>
      {q !== '' && list.loading && <small>正在找…</small>}
      {q !== '' && !list.loading && rows.length === 0 && <small>没有找到，请换几个字。</small>}
      {rows.length > 0 && (
        <Rows label="找到的" rows={rows} rowKey={(one) => one.key} chosen={null} onPick={choose}>
          {(one) => one.name}
        </Rows>
      )}
    </div>
  )
}
