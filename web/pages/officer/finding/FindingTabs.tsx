import type { HandlingCounts } from '../../../../shared/handling.ts'
import type { Role } from '../../../../shared/role.ts'
import { useLoad } from '../../../load.ts'
import { useCounty, useMay, useSigned } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Tabs } from '../../../ui/Tabs.tsx'

/** A view of findings (页签): by check, by how they are handled, one's own, or how ledgers agree. */
export type FindingTab = 'checks' | 'all' | 'unassigned' | 'assigned' | 'mine' | 'answered' | 'waiting' | 'closed'

const officers: FindingTab[] = ['checks', 'unassigned', 'assigned', 'mine', 'answered', 'waiting', 'closed']
const watching: FindingTab[] = ['checks', 'unassigned', 'assigned', 'answered', 'waiting', 'closed']
const tabsOf: Partial<Record<Role, FindingTab[]>> = {
  county_admin: officers,
  township_clerk: officers,
  village_officer: ['mine', 'unassigned', 'assigned', 'answered', 'waiting', 'closed', 'checks'],
  cadre: ['mine', 'all', 'answered', 'closed'],
}

const named: Record<FindingTab, string> = {
  checks: '全部规则',
  all: '全部',
  unassigned: '待分派',
  assigned: '办理中',
  mine: '我的',
  answered: '待核验',
  waiting: '待台账销号',
  closed: '已办结',
}

const hrefs: Record<FindingTab, string> = {
  checks: to.findings({ view: 'checks' }),
  all: to.findings({ status: 'open' }),
  mine: to.findings({ mine: true }),
  unassigned: to.findings({ handling: 'unassigned' }),
  assigned: to.findings({ handling: 'assigned' }),
  answered: to.findings({ handling: 'answered' }),
  waiting: to.findings({ handling: 'waiting' }),
  closed: to.findings({ handling: 'closed' }),
}

/** The views of findings a role has, with how many are in each; 待台账销号 only while something waits. */
export function FindingTabs({ now, turn = 0 }: { now: FindingTab | 'consistency'; turn?: number }) {
  const county = useCounty()
  const { role } = useSigned().membership
  const compares = useMay('consistency.read')
  const { data: counts } = useLoad(`finding counts ${turn}`, county.findingCounts)
  const tabs = (tabsOf[role] ?? watching)
    .filter((id) => id !== 'waiting' || now === 'waiting' || (counts?.waiting ?? 0) > 0)
    .map((id) => ({ id, name: named[id], count: countOf(id, counts), href: hrefs[id] }))
  const ledgers = compares ? [{ id: 'consistency', name: '账账比对', href: to.consistency() }] : []
  return <Tabs label="疑点" now={now} tabs={[...tabs, ...ledgers]} />
}

function countOf(tab: FindingTab, counts: HandlingCounts | undefined): number | undefined {
  return tab === 'checks' || tab === 'all' ? undefined : counts?.[tab]
}
