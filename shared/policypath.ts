/** The value at a path (`pairing.cap`) of a policy, or of a part of one; undefined where there is none. */
export function valueAt(document: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document)
}

/** Values by path as a part of a policy: `{'pairing.cap': …}` → `{pairing: {cap: …}}`. */
export function documentOf(values: Iterable<[path: string, value: unknown]>): Record<string, unknown> {
  const document: Record<string, unknown> = {}
  for (const [path, value] of values) {
    const [part, name] = path.split('.') as [string, string?]
    if (name === undefined) document[part] = value
    else document[part] = { ...(document[part] as object | undefined), [name]: value }
  }
  return document
}
