import type { CadreRow } from '../../../../shared/cadre.ts'
import { useLoad } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Rows } from '../../../ui/Rows.tsx'

type Chosen = { holder: string; cadreKey: string | null }

/** A person by name: one of the roster where they are on it, or just the name. */
export function Who({ label, value, onChange }: { label: string; value: Chosen; onChange: (who: Chosen) => void }) {
  const county = useCounty()
  const q = value.holder.trim()
  const looking = q !== '' && value.cadreKey === null
  const found = useLoad(`who ${q} ${looking}`, async () => (looking ? (await county.cadres({ q, size: 6 })).rows : []))
  const offered = (found.data ?? []).filter((one) => one.leftOn === null)
  return (
    <>
      <Field
        label={label}
        hint={
          value.cadreKey === null
            ? '空着表示没有人担任。名册里有的人，请在下面点选。'
            : `名册里的 ${value.cadreKey.replace('/', '，')}`
        }
      >
        {(said) => (
          <input
            {...said}
            autocomplete="off"
            maxLength={60}
            value={value.holder}
            onInput={(event) => onChange({ holder: event.currentTarget.value, cadreKey: null })}
          />
        )}
      </Field>
      {looking && offered.length > 0 && (
        <Rows<CadreRow>
          label="名册里的人"
          rows={offered}
          rowKey={(one) => one.key}
          chosen={null}
          onPick={(one) => onChange({ holder: one.name, cadreKey: one.key })}
        >
          {(one) => (
            <span>
              {one.name} <small>{one.unit}</small>
            </span>
          )}
        </Rows>
      )}
    </>
  )
}
