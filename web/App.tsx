import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Session } from './account.ts'
import { account } from './account.ts'
import { api } from './api.ts'
import { EnrolNow } from './pages/account/EnrolNow.tsx'
import { FirstPassword } from './pages/account/FirstPassword.tsx'
import { SignIn } from './pages/SignIn.tsx'
import { type ApiProblem, shown } from './problem.ts'
import { onSignedOut } from './request.ts'
import { SignedIn } from './SignedIn.tsx'
import { ErrorNote } from './ui/ErrorNote.tsx'

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
  if (session.mustChangePassword) return <FirstPassword name={session.user.name} done={ask} leave={leave} />
  if (session.secondFactor === 'needed') return <EnrolNow session={session} done={ask} leave={leave} />
  return <SignedIn session={session} again={ask} leave={leave} />
}
