import { createContext } from 'preact'
import { useContext, useMemo } from 'preact/hooks'
import type { Access, Reach } from '../shared/access.ts'
import type { Membership, Session } from '../shared/session.ts'
import { type CountyApi, countyApi } from './api.ts'

/** The signed-in person in the county they work in now. */
export type Signed = {
  session: Session
  membership: Membership
  /** Who may do what in this county; null where the county did not answer. */
  access: Access | null
  choose: (countyCode: string) => void
  leave: () => void
  /** Asks again who one is, after one's own account has changed. */
  again: () => void
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

/** How far this person may do something; the server decides again each time. */
export function useReach(action: string): Reach | null {
  const { access, membership } = useSigned()
  return access?.reach[membership.role]?.[action] ?? null
}

/** Whether this person is offered something at all. */
export const useMay = (action: string): boolean => useReach(action) !== null
