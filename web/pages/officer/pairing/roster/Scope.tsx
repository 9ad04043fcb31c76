import { useId } from 'preact/hooks'
import { useLoad } from '../../../../load.ts'
import { useQuery } from '../../../../query.ts'
import { useCounty, useMay } from '../../../../session.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { Reason } from '../../../../ui/Reason.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { AreaFilter } from '../../AreaFilter.tsx'

const reasons = ['报送乡镇核对', '上级要求报送', '入户走访使用']

type Full = { asked: boolean; reason: string }

/** Whom it is about, and whether people's numbers stand in full in it. */
export function Scope({ full, onFull }: { full: Full; onFull: (full: Full) => void }) {
  const mayFull = useMay('number.unmask')
  const { query, change } = useQuery()
  return (
    <section aria-label="填报范围" class="stack">
      <div class="filters">
        <AreaFilter township={query.township} village={query.village} onChange={change} />
        <Unit now={query.unit ?? ''} onChange={(unit) => change({ unit })} />
        {mayFull && (
          <Select
            label="证件号码和电话"
            value={full.asked ? 'full' : ''}
            options={[
              { value: '', name: '隐去中间几位' },
              { value: 'full', name: '完整号码（须写明理由）' },
            ]}
            onChange={(value) => onFull({ ...full, asked: value === 'full' })}
          />
        )}
      </div>
      {full.asked && (
        <Reason
          label="导出完整号码的理由"
          hint="理由会记入操作留痕。文件里有完整号码，用后请删除。"
          offered={reasons}
          value={full.reason}
          onInput={(reason) => onFull({ ...full, reason })}
        />
      )}
    </section>
  )
}

/** A unit by name, offered as it is typed. */
function Unit({ now, onChange }: { now: string; onChange: (unit: string) => void }) {
  const county = useCounty()
  const list = useId()
  const units = useLoad('roster units', () => county.units({ size: 200 })).data?.rows ?? []
  return (
    <Field label="帮扶单位">
      {(said) => (
        <>
          <input
            {...said}
            list={list}
            placeholder="全部单位"
            autocomplete="off"
            maxLength={200}
            value={now}
            onChange={(event) => onChange(event.currentTarget.value.trim())}
          />
          <datalist id={list}>
            {units.map(({ name }) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
