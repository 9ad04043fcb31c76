import { useQuery } from '../../query.ts'
import { CheckList } from './finding/CheckList.tsx'
import { FindingList } from './finding/FindingList.tsx'

/** 疑点: the checks with what they found; with a filter in the address, the findings themselves. */
export default function FindingsPage() {
  const { query } = useQuery()
  const filtered = ['check', 'township', 'village', 'status', 'q'].some((name) => query[name] !== undefined)
  return filtered ? <FindingList key={query.check} /> : <CheckList />
}
