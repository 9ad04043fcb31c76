import type { CheckRow } from '../../../../shared/finding.ts'
import { Select } from '../../../ui/Select.tsx'

/** A choice of check, by group. */
export function CheckFilter(props: { checks: CheckRow[]; value: string; onChange: (id: string) => void }) {
  const { checks, value, onChange } = props
  const names = [...new Set(checks.map((check) => check.groupName))]
  const groups = names.map((name) => ({
    name,
    options: checks
      .filter((check) => check.groupName === name)
      .map((check) => ({ value: check.id, name: `${check.title}（${check.open}）` })),
  }))
  const several = value.includes(',') ? [{ value, name: `所选的 ${value.split(',').length} 项` }] : []
  return <Select label="核查" all="全部核查" value={value} options={several} groups={groups} onChange={onChange} />
}
