/** A tenant (租户): a county of this installation as its operator sees it, disabled ones too. */
export type Tenant = {
  code: string
  name: string
  createdAt: string
  disabledAt: string | null
  /** The last migration its database has; null = none yet. */
  version: string | null
  /** When it was last tried to bring the database up to date, and what that stopped at. */
  migratedAt: string | null
  error: string | null
}

// GB/T 2260: the provinces by their first two digits, and the four prefecture-level cities that have no county below them.
const provinces =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'
const withoutCounties = ['441900', '442000', '460400', '620200']

/** Why a county cannot be added under this code and name, in words; null where it can. */
export function faultOf({ code, name }: { code: string; name: string }): string | null {
  const county = /^\d{6}$/.test(code) && provinces.split(' ').includes(code.slice(0, 2))
  if (!county || (code.endsWith('00') && !withoutCounties.includes(code)))
    return `「${code}」不是县级行政区划代码。请填 GB/T 2260 的六位代码，例如 529903。`
  if (!/^\p{Script=Han}{2,20}$/u.test(name)) return `「${name}」不能作县名。请填 2–20 个汉字，例如 清禾县。`
  return null
}
