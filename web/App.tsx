import { useCallback, useEffect, useState } from 'preact/hooks'
import { ErrorBoundary } from 'preact-iso/lazy'
import { LocationProvider } from 'preact-iso/router'
import type { Session } from '../shared/session.ts'
import { api } from './api.ts'
import { Frame } from './Frame.tsx'
import { NoCounty } from './pages/NoCounty.tsx'
import { SignIn } from './pages/SignIn.tsx'
import { type ApiProblem, shown } from './problem.ts'
import { onSignedOut } from './request.ts'
import { Routes } from './routes.tsx'
import { SignedContext } from './session.tsx'
import { ErrorNote } from './ui/ErrorNote.tsx'
import { Mishap } from './ui/Mishap.tsx'

type State = { at: 'asking' } | { at: 'out' } | { at: 'in'; session: Session } | { at: 'failed'; problem: ApiProblem }

/** Asks who is there; signing in happens at whatever address one was. */
export function App() {
  const [state, setState] = useState<State>({ at: 'asking' })
  const ask = useCallback(() => {
    api.session().then(
      (session) => setState({ at: 'in', session }),
      (thrown) => {
        const problem = shown(thrown)
        setState(problem.status === 401 ? { at: 'out' } : { at: 'failed', problem })
      },
    )
  }, [])
  useEffect(() => {
    onSignedOut(() => setState({ at: 'out' }))
    ask()
  }, [ask])

  if (state.at === 'asking') return <p class="alone">正在打开…</p>
  if (state.at === 'failed') return <ErrorNote problem={state.problem} again={ask} />
  if (state.at === 'out') return <SignIn done={ask} />
  return <SignedIn session={state.session} leave={() => api.signOut().finally(() => setState({ at: 'out' }))} />
}

const remembered = 'jiedui.county'

function SignedIn({ session, leave }: { session: Session; leave: () => void }) {
  const [code, setCode] = useState(() => localStorage.getItem(remembered))
  const membership = session.memberships.find((one) => one.county.code === code) ?? session.memberships[0]
  const choose = useCallback((next: string) => {
    localStorage.setItem(remembered, next)
    setCode(next)
  }, [])
  if (membership === undefined) return <NoCounty name={session.user.name} leave={leave} />
  return (
    <LocationProvider>
      <SignedContext.Provider value={{ session, membership, choose, leave }}>
        <ErrorBoundary>
          <Frame>
            <Mishap>
              <Routes key={membership.county.code} />
            </Mishap>
          </Frame>
        </ErrorBoundary>
      </SignedContext.Provider>
    </LocationProvider>
  )
}
