import { to } from '../to.ts'

/** A record by name, with its household's number; a link where the household has a page. */
export function RecordLink(props: { title: string; householdNo: string | null; known?: boolean }) {
  const { title, householdNo, known = true } = props
  return (
    <span>
      {householdNo !== null && known ? <a href={to.household(householdNo)}>{title}</a> : title}
      {householdNo !== null && <small class="under number">{householdNo}</small>}
    </span>
  )
}
