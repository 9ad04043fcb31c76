import { createContext } from 'preact'
import { useContext, useMemo } from 'preact/hooks'
import type { Role } from '../shared/role.ts'
import type { Membership, Session } from '../shared/session.ts'
import { type CountyApi, countyApi } from './api.ts'

/** The signed-in person in the county they work in now. */
export type Signed = {
  session: Session
  membership: Membership
  choose: (countyCode: string) => void
  leave: () => void
}

export const SignedContext = createContext<Signed | null>(null)

export function useSigned(): Signed {
  const signed = useContext(SignedContext)
  if (signed === null) throw new Error('a page was shown before sign-in')
  return signed
}

export function useCounty(): CountyApi {
  const { code } = useSigned().membership.county
  return useMemo(() => countyApi(code), [code])
}

const offered: Record<'import' | 'findings' | 'pair' | 'settings', Role[]> = {
  import: ['county_admin'],
  findings: ['county_admin', 'inspector', 'auditor'],
  pair: ['county_admin', 'township_clerk'],
  settings: ['county_admin', 'auditor'],
}

/** What this person is offered; the server decides what they may do. */
export function useOffered(what: keyof typeof offered): boolean {
  return offered[what].includes(useSigned().membership.role)
}
