import { useCallback } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { withQuery } from './to.ts'

type Change = Record<string, string | number | boolean | null | undefined>

/** The address's query as the list's state: what is filtered can be linked, gone back to and reloaded. */
export function useQuery(): {
  query: Record<string, string | undefined>
  page: number
  change: (patch: Change) => void
  pageHref: (page: number) => string
} {
  const { path, query, route } = useLocation()
  const change = useCallback(
    (patch: Change) => route(withQuery(path, { ...query, page: undefined, ...patch }), true),
    [path, query, route],
  )
  const asked = Number(query.page)
  const page = Number.isInteger(asked) && asked > 0 ? asked : 1
  const pageHref = (next: number) => withQuery(path, { ...query, page: next === 1 ? undefined : next })
  return { query, page, change, pageHref }
}
