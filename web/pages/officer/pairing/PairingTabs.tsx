import { useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Tabs } from '../../../ui/Tabs.tsx'

/** The pages of 结对 this person is offered. */
export function PairingTabs({ now }: { now: string }) {
  const assigns = useMay('pairing.assign')
  const proposes = useMay('pairing.propose')
  const reads = useMay('pairing.read')
  const cadres = useMay('cadre.read')
  const villages = useMay('village.read')
  const exports = useMay('pairing.export')
  const tabs = [
    ...(assigns ? [{ id: 'board', name: '安排结对', href: to.pairing() }] : []),
    ...(proposes ? [{ id: 'proposal', name: '拟结对方案', href: to.proposal() }] : []),
    ...(reads ? [{ id: 'completeness', name: '六定', href: to.completeness() }] : []),
    ...(cadres ? [{ id: 'cadres', name: '帮扶责任人', href: to.cadres() }] : []),
    ...(villages ? [{ id: 'villages', name: '包村', href: to.villages() }] : []),
    ...(villages ? [{ id: 'units', name: '帮扶单位', href: to.units() }] : []),
    ...(reads ? [{ id: 'stability', name: '稳定情况', href: to.stability() }] : []),
    ...(exports ? [{ id: 'rosters', name: '花名册和填报', href: to.rosters() }] : []),
  ]
  return <Tabs label="结对" now={now} tabs={tabs} />
}
