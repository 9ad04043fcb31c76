/**
 * Which way of a parameter is tighter (更严), and so what a floor of the province's keeps a county from: a smaller or a larger
 * number (of yes and no, yes is the larger), more words or fewer. `none`: neither way is; such a parameter has no floor.
 */
export type Tighter = 'lower' | 'higher' | 'superset' | 'subset' | 'none'

export const tighterNames: Record<Tighter, string> = {
  lower: '数越小越严',
  higher: '数越大越严',
  superset: '列得越多越严',
  subset: '列得越少越严',
  none: '没有宽严之分',
}

type Named = Record<string, unknown>

/** The tighter of the two. By name: a name only one of them has keeps what that one says, or what `otherwise` rules it by. */
export function tightened(value: unknown, floor: unknown, tighter: Tighter, otherwise?: unknown): unknown {
  if (tighter === 'none' || floor === undefined) return value
  if (Array.isArray(value) && Array.isArray(floor))
    return tighter === 'subset' ? among(value, floor) : both(value, floor)
  if (isNamed(value) && isNamed(floor)) return byName(value, floor, tighter, otherwise)
  if (typeof value === 'boolean') return tighter === 'higher' ? value || floor : value && floor
  const take = tighter === 'lower' ? Math.min : Math.max
  return take(Number(value), Number(floor))
}

/** Whether the value lets through what the floor does not. */
export const isLooser = (value: unknown, floor: unknown, tighter: Tighter, otherwise?: unknown): boolean =>
  !isSame(tightened(value, floor, tighter, otherwise), value)

/** Whether a change makes a parameter tighter or looser; null where it does neither or both. */
export function turn(from: unknown, to: unknown, tighter: Tighter): 'tighter' | 'looser' | null {
  if (tighter === 'none') return null
  const [loosens, tightens] = [isLooser(to, from, tighter), isLooser(from, to, tighter)]
  return loosens === tightens ? null : tightens ? 'tighter' : 'looser'
}

function byName(value: Named, floor: Named, tighter: Tighter, otherwise: unknown): Named {
  const names = [...new Set([...Object.keys(value), ...Object.keys(floor)])]
  return Object.fromEntries(
    names.map((name) => {
      const under = name in floor ? floor[name] : otherwise
      return [name, name in value ? tightened(value[name], under, tighter) : floor[name]]
    }),
  )
}

const both = (value: unknown[], floor: unknown[]) => [
  ...value,
  ...floor.filter((one) => !value.some((other) => isSame(one, other))),
]

const among = (value: unknown[], floor: unknown[]) => value.filter((one) => floor.some((other) => isSame(one, other)))

/** The same value, whatever the order of names; the order of a list counts. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, i) => isSame(one, b[i]))
  if (!isNamed(a) || !isNamed(b)) return a === b
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => name in b && isSame(a[name], b[name]))
}

const isNamed = (value: unknown): value is Named => typeof value === 'object' && value !== null && !Array.isArray(value)
