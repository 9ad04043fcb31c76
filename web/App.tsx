import { useCallback, useEffect, useState } from 'preact/hooks'
import { ErrorBoundary } from 'preact-iso/lazy'
import type { Session } from '../shared/session.ts'
import { account } from './account.ts'
import { api } from './api.ts'
import { page } from './page.ts'
import { SignIn } from './pages/SignIn.tsx'
import { type ApiProblem, shown } from './problem.ts'
import { onSignedOut } from './request.ts'
import { SignedIn } from './SignedIn.tsx'
import { ErrorNote } from './ui/ErrorNote.tsx'

const FirstPassword = page(() => import('./pages/account/FirstPassword.tsx'))
const EnrolNow = page(() => import('./pages/account/EnrolNow.tsx'))

type State = { at: 'asking' } | { at: 'out' } | { at: 'in'; session: Session } | { at: 'failed'; problem: ApiProblem }

/** Asks who is there; signing in, a first password and a second factor happen at whatever address one was. */
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
  const leave = () => account.signOut().finally(() => setState({ at: 'out' }))
  const { session } = state
  const First = session.mustChangePassword ? FirstPassword : session.secondFactor === 'needed' ? EnrolNow : undefined
  if (First === undefined) return <SignedIn session={session} again={ask} leave={leave} />
  return (
    <ErrorBoundary>
      <First session={session} done={ask} leave={leave} />
    </ErrorBoundary>
  )
}
