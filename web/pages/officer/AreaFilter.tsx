import { useLoad } from '../../load.ts'
import { useCounty } from '../../session.tsx'
import { Select } from '../../ui/Select.tsx'

/** Choices of township and, within it, of village. */
export function AreaFilter(props: {
  township: string | undefined
  village: string | undefined
  townshipOnly?: boolean
  onChange: (area: { township: string; village: string }) => void
}) {
  const county = useCounty()
  const areas = useLoad('areas', county.areas).data ?? []
  const { township = '', village = '', onChange } = props
  const villages = areas.find((area) => area.township === township)?.villages ?? []
  return (
    <>
      <Select
        label="乡镇"
        all="全部乡镇"
        value={township}
        options={areas.map((area) => ({ value: area.township, name: area.township }))}
        onChange={(next) => onChange({ township: next, village: '' })}
      />
      {township !== '' && !props.townshipOnly && (
        <Select
          label="村"
          all="全部村"
          value={village}
          options={villages.map((one) => ({ value: one.name, name: `${one.name}（${one.households} 户）` }))}
          onChange={(next) => onChange({ township, village: next })}
        />
      )}
    </>
  )
}
