type Query = Record<string, string | number | boolean | null | undefined>

/** A path with the query's known values; blank, false and unknown ones are left out, true is `1`. */
export function withQuery(path: string, query: Query = {}): string {
  const known = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '' || value === false) continue
    known.set(name, value === true ? '1' : String(value))
  }
  const text = known.toString()
  return text === '' ? path : `${path}?${text}`
}

/**
 * A key with a slash (李四/水利局) as one step of an address: whoever serves the app takes `%2F` for a slash and sends a
 * reloaded page elsewhere, so it is encoded twice. `keyOf` reads it back from what the router has decoded once.
 */
const step = (key: string) => encodeURIComponent(encodeURIComponent(key))
export const keyOf = (params: { key: string }): string => decodeURIComponent(params.key)

/** Every address of the app: links are made here and nowhere else. The map of pages is routes.tsx. */
export const to = {
  home: () => '/',
  imports: (query?: Query) => withQuery('/imports', query),
  import: (id: number, query?: Query) => withQuery(`/imports/${id}`, query),
  checks: () => '/findings',
  findings: (query: Query) => withQuery('/findings', query),
  finding: (id: number) => `/findings/${id}`,
  consistency: (query?: Query) => withQuery('/findings/consistency', query),
  bulletins: (query?: Query) => withQuery('/bulletins', query),
  bulletin: (period: string, query?: Query) => withQuery(`/bulletins/${period}`, query),
  rules: (query?: Query) => withQuery('/settings/rules', query),
  rule: (id: string, query?: Query) => withQuery(`/settings/rules/${encodeURIComponent(id)}`, query),
  pairing: (query?: Query) => withQuery('/pairing', query),
  proposal: (query?: Query) => withQuery('/pairing/proposal', query),
  completeness: (query?: Query) => withQuery('/pairing/completeness', query),
  stability: (query?: Query) => withQuery('/pairing/stability', query),
  rosters: () => '/pairing/rosters',
  cadres: (query?: Query) => withQuery('/cadres', query),
  cadre: (key: string) => `/cadres/${step(key)}`,
  newCadre: (query?: Query) => withQuery('/cadres/new', query),
  acceptances: (query?: Query) => withQuery('/cadres/acceptances', query),
  kinships: (query?: Query) => withQuery('/cadres/kinships', query),
  handover: (key: string, query?: Query) => withQuery(`/cadres/${step(key)}/handover`, query),
  villages: (query?: Query) => withQuery('/villages', query),
  village: (key: string) => `/villages/${step(key)}`,
  units: (query?: Query) => withQuery('/units', query),
  households: (query?: Query) => withQuery('/households', query),
  questions: (query?: Query) => withQuery('/questions', query),
  departed: (query?: Query) => withQuery('/departed', query),
  household: (no: string) => `/households/${encodeURIComponent(no)}`,
  policy: (query?: Query) => withQuery('/settings/policy', query),
  accounts: (query?: Query) => withQuery('/settings/accounts', query),
  newAccounts: (query?: Query) => withQuery('/settings/accounts/new', query),
  accountsFromCadres: () => '/settings/accounts/from-cadres',
  areas: () => '/settings/areas',
  access: (query?: Query) => withQuery('/settings/access', query),
  headerMemory: () => '/settings/headers',
  trail: (query?: Query) => withQuery('/settings/trail', query),
  me: () => '/account',
}
