import { useQuery } from '../../query.ts'
import { useSigned } from '../../session.tsx'
import { CheckList } from './finding/CheckList.tsx'
import { FindingList } from './finding/FindingList.tsx'

const narrowings = [
  ...[
    'check',
    'group',
    'township',
    'village',
    'nowhere',
    'status',
    'q',
    'handling',
    'mine',
    'overdue',
    'risen',
    'severity',
  ],
  ...['assignee', 'verify', 'dueBy', 'part'],
]

/** 疑点: the checks with what they found, or findings as the address narrows them. Villages and cadres begin with their own. */
export default function FindingsPage() {
  const { query } = useQuery()
  const { role } = useSigned().membership
  const narrowed = narrowings.some((name) => query[name] !== undefined)
  const own = (role === 'village_officer' || role === 'cadre') && query.view !== 'checks' && !narrowed
  if (own) return <FindingList first={{ mine: '1' }} />
  return narrowed ? <FindingList /> : <CheckList />
}
