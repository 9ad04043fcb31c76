import { useCallback, useState } from 'preact/hooks'
import { ErrorBoundary } from 'preact-iso/lazy'
import { LocationProvider } from 'preact-iso/router'
import type { Membership, Session } from '../shared/session.ts'
import { countyApi } from './api.ts'
import { Frame } from './Frame.tsx'
import { useLoad } from './load.ts'
import { page } from './page.ts'
import { Routes } from './routes.tsx'
import { SignedContext } from './session.tsx'
import { ErrorNote } from './ui/ErrorNote.tsx'
import { Mishap } from './ui/Mishap.tsx'

type Who = { session: Session; again: () => void; leave: () => void }

const NoCounty = page(() => import('./pages/NoCounty.tsx'))

const remembered = 'jiedui.county'

/** The signed-in person's app in the county they chose last. */
export function SignedIn(who: Who) {
  const { memberships } = who.session
  const [code, setCode] = useState(() => localStorage.getItem(remembered))
  const choose = useCallback((next: string) => {
    localStorage.setItem(remembered, next)
    setCode(next)
  }, [])
  const membership = memberships.find((one) => one.county.code === code) ?? memberships[0]
  if (membership === undefined) {
    return (
      <ErrorBoundary>
        <NoCounty {...who} />
      </ErrorBoundary>
    )
  }
  return <InCounty key={membership.county.code} {...who} membership={membership} choose={choose} />
}

function InCounty({ membership, ...who }: Who & { membership: Membership; choose: (code: string) => void }) {
  const { data, problem, reload } = useLoad('access', countyApi(membership.county.code).access)
  if (data === undefined && problem === undefined) return <p class="alone">正在打开…</p>
  return (
    <LocationProvider>
      <SignedContext.Provider value={{ ...who, membership, access: data ?? null }}>
        <ErrorBoundary>
          <Frame>
            <Mishap>{data ? <Routes /> : problem && <ErrorNote problem={problem} again={reload} />}</Mishap>
          </Frame>
        </ErrorBoundary>
      </SignedContext.Provider>
    </LocationProvider>
  )
}
