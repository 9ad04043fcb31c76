import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { type ApiProblem, shown } from './problem.ts'

/** Something being fetched: what was there stays shown until the next answer comes. */
export type Loaded<T> = {
  data: T | undefined
  problem: ApiProblem | undefined
  loading: boolean
  reload: () => void
}

/** Fetches when `key` changes and when asked again; late answers to an older key are dropped. */
export function useLoad<T>(key: string, fetchIt: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, 'reload'>>({ data: undefined, problem: undefined, loading: true })
  const [turn, setTurn] = useState(0)
  const latest = useRef(fetchIt)
  latest.current = fetchIt
  useEffect(() => {
    let wanted = true
    setState((before) => ({ ...before, loading: true }))
    latest.current().then(
      (data) => wanted && setState({ data, problem: undefined, loading: false }),
      (thrown) => wanted && setState((before) => ({ ...before, problem: shown(thrown), loading: false })),
    )
    return () => {
      wanted = false
    }
  }, [key, turn])
  const reload = useCallback(() => setTurn((n) => n + 1), [])
  return { ...state, reload }
}

/** Calls `again` every `milliseconds` while `active`. */
export function useEvery(milliseconds: number, active: boolean, again: () => void): void {
  useEffect(() => {
    if (!active) return
    const timer = setInterval(again, milliseconds)
    return () => clearInterval(timer)
  }, [milliseconds, active, again])
}

/** Something a person asked for: running, or refused with a problem. */
export function useAct(): {
  running: boolean
  problem: ApiProblem | undefined
  act: (doIt: () => Promise<unknown>) => Promise<boolean>
} {
  const [state, setState] = useState<{ running: boolean; problem: ApiProblem | undefined }>({
    running: false,
    problem: undefined,
  })
  const act = useCallback(async (doIt: () => Promise<unknown>) => {
    setState({ running: true, problem: undefined })
    try {
      await doIt()
      setState({ running: false, problem: undefined })
      return true
    } catch (thrown) {
      setState({ running: false, problem: shown(thrown) })
      return false
    }
  }, [])
  return { ...state, act }
}
